using System.Runtime.CompilerServices;

namespace Course;

/// <summary>Adam: momentum and RMSprop together, both corrected for having started at zero.</summary>
/// <remarks>Kingma and Ba, “Adam: A Method for Stochastic Optimization”, ICLR 2015 (arXiv 1412.6980), algorithm 1.
/// AMSGrad: Reddi, Kale and Kumar, “On the Convergence of Adam and Beyond”, ICLR 2018 (arXiv 1904.09237), algorithm 2, with PyTorch's bias correction.</remarks>
public sealed record Adam : Optimizer
{
    /// <summary>The decay β₁ of the mean of gradients m; 0 ≤ β₁ &lt; 1.</summary>
    public double Beta1 { get; init => field = Guard.Decay(value); } = 0.9;

    /// <summary>The decay β₂ of the mean of squared gradients v; 0 ≤ β₂ &lt; 1.</summary>
    public double Beta2 { get; init => field = Guard.Decay(value); } = 0.999;

    /// <summary>The ε ≥ 0 added to √v̂, outside the root: it keeps the division finite.</summary>
    public double Epsilon { get; init => field = Guard.NonNegative(value); } = 1e-8;

    /// <summary>Whether to divide by the largest v so far instead of the current one (AMSGrad).</summary>
    public bool AmsGrad { get; init; }

    /// <summary>Every quantity the paper names, after the step.</summary>
    [TypeFormatterSource]
    public readonly record struct Terms<P>(P m, P v, P mHat, P vHat, P Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms<Pack> Explain(Pack g, Pack m, Pack v, int t, Pack vMax = default) =>
        UpdateAt<Pack>(t).Box(g, ref m, ref v, ref vMax);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => AmsGrad ? ["m", "v", "vMax"] : ["m", "v"];

    /// <inheritdoc/>
    protected override void Sweep<P>(Slice<P> slice) => slice.Run(UpdateAt<P>(slice.T));

    private Update<P> UpdateAt<P>(int t) where P : struct, IPack<P> => new(LearningRate.At(t), Beta1, Beta2, Epsilon, AmsGrad, t);

    internal readonly struct Update<P>(double learningRate, double beta1, double beta2, double epsilon, bool amsGrad, int t) : IUpdate<P> where P : struct, IPack<P>
    {
        private readonly Beta<P> β1 = beta1, β2 = beta2;
        private readonly P α = learningRate, ε = epsilon;
        private readonly P k1 = BiasCorrection.At(beta1, t), k2 = BiasCorrection.At(beta2, t);
        private readonly bool amsGrad = amsGrad;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public P Apply(P θ, P g, ref P m, ref P v, ref P vMax) => Box(g, ref m, ref v, ref vMax).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms<P> Box(P g, ref P m, ref P v, ref P vMax)
        {
            m = β1 * m + (1 - β1) * g;
            v = β2 * v + (1 - β2) * g * g;
            if (amsGrad) vMax = P.Max(vMax, v);
            var mHat = k1 * m;                          // k₁ = 1 / (1 − β₁ᵗ), the bias correction
            var vHat = k2 * (amsGrad ? vMax : v);       // k₂ = 1 / (1 − β₂ᵗ)
            var Δθ = -α * mHat / (P.Sqrt(vHat) + ε);
            return new(m, v, mHat, vHat, Δθ);
        }
    }
}
