using System.Runtime.CompilerServices;

namespace Course;

/// <summary>Lion: steps of one length, in the direction of the sign of a momentum; found by a program search.</summary>
/// <remarks>Chen et al., “Symbolic Discovery of Optimization Algorithms”, NeurIPS 2023 (arXiv 2302.06675), algorithm 2, with the paper's defaults;
/// the weight decay αₜλθ goes beside the step, as in AdamW.</remarks>
public sealed record Lion : Optimizer
{
    /// <summary>The rule with the defaults of the paper: a learning rate of 0.0001.</summary>
    public Lion() => LearningRate = 0.0001;

    /// <summary>The decay β₁ that weighs m against g in the direction c; 0 ≤ β₁ &lt; 1.</summary>
    public double Beta1 { get; init => field = Guard.Decay(value); } = 0.9;

    /// <summary>The decay β₂ of the mean of gradients m; 0 ≤ β₂ &lt; 1.</summary>
    public double Beta2 { get; init => field = Guard.Decay(value); } = 0.99;

    /// <summary>Every quantity the paper names, after the step.</summary>
    [TypeFormatterSource]
    public readonly record struct Terms<P>(P m, P c, P Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms<Pack> Explain(Pack θ, Pack g, Pack m, int t) => new Update<Pack>(this, t).Box(θ, g, ref m);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => ["m"];

    private protected override double L2 => 0;

    /// <inheritdoc/>
    protected override void Sweep<P>(Slice<P> slice) => slice.Run(new Update<P>(this, slice.T));

    private readonly struct Update<P>(Lion rule, int t) : IUpdate<P> where P : struct, IPack<P>
    {
        private readonly Beta<P> β1 = rule.Beta1, β2 = rule.Beta2;
        private readonly P α = rule.LearningRate.At(t), λ = rule.WeightDecay;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public P Apply(P θ, P g, ref P m, ref P second, ref P third) => Box(θ, g, ref m).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms<P> Box(P θ, P g, ref P m)
        {
            var c = β1 * m + (1 - β1) * g;
            m = β2 * m + (1 - β2) * g;
            return new(m, c, -α * (P.Sign(c) + λ * θ));
        }
    }
}
