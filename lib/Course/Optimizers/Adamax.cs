using System.Runtime.CompilerServices;
using static Course.Pack;

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
    public readonly record struct Terms(Pack m, Pack u, Pack mHat, Pack Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms Explain(Pack g, Pack m, Pack u, int t) => new Update(this, t).Box(g, ref m, ref u);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => ["m", "u"];

    /// <inheritdoc/>
    protected override void Sweep(Slice slice) => slice.Run(new Update(this, slice.T));

    private readonly struct Update(Adamax rule, int t) : IUpdate
    {
        private readonly Beta β1 = rule.Beta1, β2 = rule.Beta2;
        private readonly Pack α = rule.LearningRate.At(t), ε = rule.Epsilon;
        private readonly Pack k1 = BiasCorrection.At(rule.Beta1, t);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Pack Apply(Pack θ, Pack g, ref Pack m, ref Pack u, ref Pack third) => Box(g, ref m, ref u).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms Box(Pack g, ref Pack m, ref Pack u)
        {
            m = β1 * m + (1 - β1) * g;
            u = Max(β2 * u, Abs(g) + ε);
            var mHat = k1 * m;                          // k₁ = 1 / (1 − β₁ᵗ); u needs no correction
            return new(m, u, mHat, -α * mHat / u);
        }
    }
}
