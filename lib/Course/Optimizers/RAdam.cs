using System.Runtime.CompilerServices;

namespace Course;

/// <summary>RAdam: Adam that trusts √v only once enough gradients stand behind it; until then it is momentum.</summary>
/// <remarks>Liu et al., “On the Variance of the Adaptive Learning Rate and Beyond”, ICLR 2020 (arXiv 1908.03265), algorithm 2;
/// as in PyTorch, v counts from ρₜ &gt; 5 on (the paper: 4) and ε is added to √v before its correction.</remarks>
public sealed record RAdam : Optimizer
{
    /// <summary>The decay β₁ of the mean of gradients m; 0 ≤ β₁ &lt; 1.</summary>
    public double Beta1 { get; init => field = Guard.Decay(value); } = 0.9;

    /// <summary>The decay β₂ of the mean of squared gradients v; 0 ≤ β₂ &lt; 1.</summary>
    public double Beta2 { get; init => field = Guard.Decay(value); } = 0.999;

    /// <summary>The ε ≥ 0 added to √v, outside the root: it keeps the division finite.</summary>
    public double Epsilon { get; init => field = Guard.NonNegative(value); } = 1e-8;

    /// <summary>Every quantity the paper names, after the step; l is the adaptive rate, 1 while v is not trusted.</summary>
    [TypeFormatterSource]
    public readonly record struct Terms<P>(P m, P v, P mHat, P l, P r, P Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms<Pack> Explain(Pack g, Pack m, Pack v, int t) => UpdateAt<Pack>(t).Box(g, ref m, ref v);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => ["m", "v"];

    /// <inheritdoc/>
    protected override void Sweep<P>(Slice<P> slice) => slice.Run(UpdateAt<P>(slice.T));

    private Update<P> UpdateAt<P>(int t) where P : struct, IPack<P> => new(this, t, Rectification(t));

    /// <summary>The paper's rₜ, how far the variance of 1/√v is to be trusted; 0 where it has none.</summary>
    private double Rectification(int t)
    {
        var power = BiasCorrection.Power(Beta2, t);
        var ρMax = 2 / (1 - Beta2) - 1;
        var ρ = ρMax - 2 * t * power / (1 - power);
        return ρ > 5 ? Math.Sqrt((ρ - 4) * (ρ - 2) * ρMax / ((ρMax - 4) * (ρMax - 2) * ρ)) : 0;
    }

    private readonly struct Update<P>(RAdam rule, int t, double rectification) : IUpdate<P> where P : struct, IPack<P>
    {
        private readonly Beta<P> β1 = rule.Beta1, β2 = rule.Beta2;
        private readonly P α = rule.LearningRate.At(t), ε = rule.Epsilon;
        private readonly P k1 = BiasCorrection.At(rule.Beta1, t), c2 = Math.Sqrt(1 / BiasCorrection.At(rule.Beta2, t));
        private readonly bool trusted = rectification > 0;
        private readonly P r = rectification > 0 ? rectification : 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public P Apply(P θ, P g, ref P m, ref P v, ref P third) => Box(g, ref m, ref v).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms<P> Box(P g, ref P m, ref P v)
        {
            m = β1 * m + (1 - β1) * g;
            v = β2 * v + (1 - β2) * g * g;
            var mHat = k1 * m;
            var l = trusted ? c2 / (P.Sqrt(v) + ε) : 1;   // c₂ = √(1 − β₂ᵗ)
            return new(m, v, mHat, l, r, -α * r * l * mHat);
        }
    }
}
