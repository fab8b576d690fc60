using System.Runtime.CompilerServices;

namespace Course;

/// <summary>AdamW: Adam whose weight decay goes beside the step, where no √v̂ can scale it away.</summary>
/// <remarks>Loshchilov and Hutter, “Decoupled Weight Decay Regularization”, ICLR 2019 (arXiv 1711.05101), algorithm 2;
/// as in PyTorch the decay is αₜλθ, with the learning rate in it.</remarks>
public sealed record AdamW : Optimizer
{
    /// <summary>The rule with the defaults of PyTorch: a weight decay of 0.01.</summary>
    public AdamW() => WeightDecay = 0.01;

    /// <summary>The decay β₁ of the mean of gradients m; 0 ≤ β₁ &lt; 1.</summary>
    public double Beta1 { get; init => field = Guard.Decay(value); } = 0.9;

    /// <summary>The decay β₂ of the mean of squared gradients v; 0 ≤ β₂ &lt; 1.</summary>
    public double Beta2 { get; init => field = Guard.Decay(value); } = 0.999;

    /// <summary>The ε ≥ 0 added to √v̂, outside the root: it keeps the division finite.</summary>
    public double Epsilon { get; init => field = Guard.NonNegative(value); } = 1e-8;

    /// <summary>Whether to divide by the largest v so far instead of the current one (AMSGrad).</summary>
    public bool AmsGrad { get; init; }

    /// <summary>Every quantity the paper names, after the step; the decay αλθ is taken from Adam's step.</summary>
    [TypeFormatterSource]
    public readonly record struct Terms<P>(P m, P v, P mHat, P vHat, P Decay, P Δθ);

    /// <summary>The terms of step <paramref name="t"/> for parameter <paramref name="θ"/> and gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms<Pack> Explain(Pack θ, Pack g, Pack m, Pack v, int t, Pack vMax = default) =>
        new Update<Pack>(this, t).Box(θ, g, ref m, ref v, ref vMax);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => AmsGrad ? ["m", "v", "vMax"] : ["m", "v"];

    private protected override double L2 => 0;

    /// <inheritdoc/>
    protected override void Sweep<P>(Slice<P> slice) => slice.Run(new Update<P>(this, slice.T));

    private readonly struct Update<P>(AdamW rule, int t) : IUpdate<P> where P : struct, IPack<P>
    {
        private readonly Adam.Update<P> adam = new(rule.LearningRate.At(t), rule.Beta1, rule.Beta2, rule.Epsilon, rule.AmsGrad, t);
        private readonly P αλ = rule.LearningRate.At(t) * rule.WeightDecay;
        private readonly bool decays = rule.WeightDecay > 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public P Apply(P θ, P g, ref P m, ref P v, ref P vMax) => Box(θ, g, ref m, ref v, ref vMax).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms<P> Box(P θ, P g, ref P m, ref P v, ref P vMax)
        {
            var (_, _, mHat, vHat, step) = adam.Box(g, ref m, ref v, ref vMax);
            var decay = αλ * θ;
            return new(m, v, mHat, vHat, decay, decays ? step - decay : step);
        }
    }
}
