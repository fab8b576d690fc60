using System.Runtime.CompilerServices;

namespace Course;

/// <summary>Yogi: Adam whose v moves by at most (1 − β₂) g² a step, so one large gradient is not forgotten at once.</summary>
/// <remarks>Zaheer, Reddi, Sachan, Kale and Kumar, “Adaptive Methods for Nonconvex Optimization”, NeurIPS 2018, algorithm 2, with the paper's defaults:
/// α = 0.01, ε = 0.001 and no bias correction (which other libraries add).</remarks>
public sealed record Yogi : Optimizer
{
    /// <summary>The rule with the defaults of the paper: a learning rate of 0.01.</summary>
    public Yogi() => LearningRate = 0.01;

    /// <summary>The decay β₁ of the mean of gradients m; 0 ≤ β₁ &lt; 1.</summary>
    public double Beta1 { get; init => field = Guard.Decay(value); } = 0.9;

    /// <summary>The decay β₂ of the second moment v; 0 ≤ β₂ &lt; 1.</summary>
    public double Beta2 { get; init => field = Guard.Decay(value); } = 0.999;

    /// <summary>The ε ≥ 0 added to √v, outside the root: it bounds the step.</summary>
    public double Epsilon { get; init => field = Guard.NonNegative(value); } = 1e-3;

    /// <summary>Every quantity the paper names, after the step.</summary>
    [TypeFormatterSource]
    public readonly record struct Terms<P>(P m, P v, P Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms<Pack> Explain(Pack g, Pack m, Pack v, int t) => new Update<Pack>(this, t).Box(g, ref m, ref v);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => ["m", "v"];

    /// <inheritdoc/>
    protected override void Sweep<P>(Slice<P> slice) => slice.Run(new Update<P>(this, slice.T));

    private readonly struct Update<P>(Yogi rule, int t) : IUpdate<P> where P : struct, IPack<P>
    {
        private readonly Beta<P> β1 = rule.Beta1, β2 = rule.Beta2;
        private readonly P α = rule.LearningRate.At(t), ε = rule.Epsilon;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public P Apply(P θ, P g, ref P m, ref P v, ref P third) => Box(g, ref m, ref v).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms<P> Box(P g, ref P m, ref P v)
        {
            m = β1 * m + (1 - β1) * g;
            v -= (1 - β2) * P.Sign(v - g * g) * (g * g);
            return new(m, v, -α * m / (P.Sqrt(v) + ε));
        }
    }
}
