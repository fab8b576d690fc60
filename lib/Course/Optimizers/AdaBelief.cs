using System.Runtime.CompilerServices;

namespace Course;

/// <summary>AdaBelief: Adam that divides by how far gradients stray from their mean, so it strides where they agree.</summary>
/// <remarks>Zhuang et al., “AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients”, NeurIPS 2020 (arXiv 2010.07468), algorithm 2, with the paper's defaults.</remarks>
public sealed record AdaBelief : Optimizer
{
    /// <summary>The decay β₁ of the mean of gradients m; 0 ≤ β₁ &lt; 1.</summary>
    public double Beta1 { get; init => field = Guard.Decay(value); } = 0.9;

    /// <summary>The decay β₂ of the mean of squared surprises s; 0 ≤ β₂ &lt; 1.</summary>
    public double Beta2 { get; init => field = Guard.Decay(value); } = 0.999;

    /// <summary>The ε ≥ 0 added to s at every step and to √ŝ: it keeps the division finite.</summary>
    public double Epsilon { get; init => field = Guard.NonNegative(value); } = 1e-8;

    /// <summary>Every quantity the paper names, after the step.</summary>
    [TypeFormatterSource]
    public readonly record struct Terms<P>(P m, P s, P mHat, P sHat, P Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms<Pack> Explain(Pack g, Pack m, Pack s, int t) => new Update<Pack>(this, t).Box(g, ref m, ref s);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => ["m", "s"];

    /// <inheritdoc/>
    protected override void Sweep<P>(Slice<P> slice) => slice.Run(new Update<P>(this, slice.T));

    private readonly struct Update<P>(AdaBelief rule, int t) : IUpdate<P> where P : struct, IPack<P>
    {
        private readonly Beta<P> β1 = rule.Beta1, β2 = rule.Beta2;
        private readonly P α = rule.LearningRate.At(t), ε = rule.Epsilon;
        private readonly P k1 = BiasCorrection.At(rule.Beta1, t), k2 = BiasCorrection.At(rule.Beta2, t);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public P Apply(P θ, P g, ref P m, ref P s, ref P third) => Box(g, ref m, ref s).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms<P> Box(P g, ref P m, ref P s)
        {
            m = β1 * m + (1 - β1) * g;
            s = β2 * s + (1 - β2) * (g - m) * (g - m) + ε;
            var mHat = k1 * m;
            var sHat = k2 * s;
            return new(m, s, mHat, sHat, -α * mHat / (P.Sqrt(sHat) + ε));
        }
    }
}
