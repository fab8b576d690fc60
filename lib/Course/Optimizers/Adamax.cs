using System.Runtime.CompilerServices;

namespace Course;

/// <summary>Adamax: Adam with the largest recent gradient in place of the root mean square.</summary>
/// <remarks>Kingma and Ba, “Adam: A Method for Stochastic Optimization”, ICLR 2015 (arXiv 1412.6980), algorithm 2; ε is PyTorch's.</remarks>
public sealed record Adamax : Optimizer
{
    /// <summary>The rule with the defaults of the paper and PyTorch: a learning rate of 0.002.</summary>
    public Adamax() => LearningRate = 0.002;

    /// <summary>The decay β₁ of the mean of gradients m; 0 ≤ β₁ &lt; 1.</summary>
    public double Beta1 { get; init => field = Guard.Decay(value); } = 0.9;

    /// <summary>The decay β₂ of the largest gradient u; 0 ≤ β₂ &lt; 1.</summary>
    public double Beta2 { get; init => field = Guard.Decay(value); } = 0.999;

    /// <summary>The ε ≥ 0 added to |g|: it keeps the division finite.</summary>
    public double Epsilon { get; init => field = Guard.NonNegative(value); } = 1e-8;

    /// <summary>Every quantity the paper names, after the step.</summary>
    [TypeFormatterSource]
    public readonly record struct Terms<P>(P m, P u, P mHat, P Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms<Pack> Explain(Pack g, Pack m, Pack u, int t) => new Update<Pack>(this, t).Box(g, ref m, ref u);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => ["m", "u"];

    /// <inheritdoc/>
    protected override void Sweep<P>(Slice<P> slice) => slice.Run(new Update<P>(this, slice.T));

    private readonly struct Update<P>(Adamax rule, int t) : IUpdate<P> where P : struct, IPack<P>
    {
        private readonly Beta<P> β1 = rule.Beta1, β2 = rule.Beta2;
        private readonly P α = rule.LearningRate.At(t), ε = rule.Epsilon;
        private readonly P k1 = BiasCorrection.At(rule.Beta1, t);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public P Apply(P θ, P g, ref P m, ref P u, ref P third) => Box(g, ref m, ref u).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms<P> Box(P g, ref P m, ref P u)
        {
            m = β1 * m + (1 - β1) * g;
            u = P.Max(β2 * u, P.Abs(g) + ε);
            var mHat = k1 * m;                          // k₁ = 1 / (1 − β₁ᵗ); u needs no correction
            return new(m, u, mHat, -α * mHat / u);
        }
    }
}
