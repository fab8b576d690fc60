using System.Runtime.CompilerServices;

namespace Course;

/// <summary>Schedule-Free AdamW: in place of a learning rate that falls, an average x of all that the steps have reached, and the gradient taken between both.</summary>
/// <remarks>
/// Defazio et al., “The Road Less Scheduled”, NeurIPS 2024 (arXiv 2405.15682), algorithm 1, as the authors' <c>AdamWScheduleFree</c> computes it: the bias correction is v̂'s
/// (the paper puts it into the learning rate γ, and so into c), and the decay is γλy. For a learning rate that falls c weighs with γ² as the paper does; their code with the largest so far.
/// The parameters θ are y. One uses x, which is <see cref="Result"/>; the state keeps z, and from both follows x = (y − (1 − β₁)z) / β₁.
/// </remarks>
public sealed record ScheduleFree : Optimizer
{
    private const string Squares = "Σγ²";

    /// <summary>The rule with the defaults of its authors: a learning rate of 0.0025 and no decay.</summary>
    public ScheduleFree() => LearningRate = 0.0025;

    /// <summary>The part β₁ of the average in the point y at which the gradient is taken; 0 &lt; β₁ &lt; 1.</summary>
    public double Beta1 { get; init => field = Guard.Inside(value, 0, 1); } = 0.9;

    /// <summary>The decay β₂ of the mean of squared gradients v; 0 ≤ β₂ &lt; 1.</summary>
    public double Beta2 { get; init => field = Guard.Decay(value); } = 0.999;

    /// <summary>The ε ≥ 0 added to √v̂, outside the root: it keeps the division finite.</summary>
    public double Epsilon { get; init => field = Guard.NonNegative(value); } = 1e-8;

    /// <summary>Every quantity the paper names, after the step; c is the part of the new z in the new average x, and Δθ moves y.</summary>
    [TypeFormatterSource]
    public readonly record struct Terms<P>(P z, P v, P vHat, P c, P Δθ);

    /// <summary>The terms of step <paramref name="t"/> for parameter <paramref name="θ"/>, which is y, and gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms<Pack> Explain(Pack θ, Pack g, Pack z, Pack v, int t)
    {
        var squares = 0.0;
        for (var i = 1; i <= t; i++) squares += Square(i);
        return new Update<Pack>(this, t, squares).Box(θ, g, ref z, ref v);
    }

    /// <inheritdoc/>
    public override float[] Result(float[] θ, OptimizerState state)
    {
        if (state.T == 0) return θ;
        var z = state["z"];
        return [.. θ.Select((y, i) => (float)((y - (1 - Beta1) * z[i]) / Beta1))];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => ["z", "v"];

    internal override IReadOnlyList<string> PerStep => [Squares];

    private protected override double L2 => 0;

    internal override void Prepare(OptimizerState state) => state.PerStep[Squares] += Square(state.T);

    /// <inheritdoc/>
    protected override void Sweep<P>(Slice<P> slice) => slice.Run(new Update<P>(this, slice.T, slice.PerStep[Squares]));

    private double Square(int t) => LearningRate.At(t) * LearningRate.At(t);

    /// <summary>The cₜ = γₜ² / Σγ²; 0 while every γ has been 0.</summary>
    private double Part(int t, double squares) => squares > 0 ? Square(t) / squares : 0;

    private readonly struct Update<P>(ScheduleFree rule, int t, double squares) : IUpdate<P> where P : struct, IPack<P>
    {
        private readonly Beta<P> β2 = rule.Beta2;
        private readonly P γ = rule.LearningRate.At(t), λ = rule.WeightDecay, ε = rule.Epsilon, k2 = BiasCorrection.At(rule.Beta2, t);
        private readonly P c = rule.Part(t, squares);
        private readonly P γy = rule.LearningRate.At(t) * (1 - rule.Beta1 * (1 - rule.Part(t, squares)));    // γ(1 − β₁(1 − c)), the part of the step that y takes with z
        private readonly bool starts = t == 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public P Apply(P θ, P g, ref P z, ref P v, ref P third) => Box(θ, g, ref z, ref v).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms<P> Box(P θ, P g, ref P z, ref P v)
        {
            if (starts) z = θ;
            v = β2 * v + (1 - β2) * g * g;
            var vHat = k2 * v;
            var step = g / (P.Sqrt(vHat) + ε) + λ * θ;
            var Δθ = c * (z - θ) - γy * step;       // y = (1 − β₁)z + β₁x, once z and x = (1 − c)x + cz have moved
            z -= γ * step;
            return new(z, v, vHat, c, Δθ);
        }
    }
}
