using System.Runtime.CompilerServices;
using static Course.Pack;

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
    public readonly record struct Terms(Pack m, Pack c, Pack Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms Explain(Pack θ, Pack g, Pack m, int t) => new Update(this, t).Box(θ, g, ref m);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => ["m"];

    private protected override double L2 => 0;

    /// <inheritdoc/>
    protected override void Sweep(Slice slice) => slice.Run(new Update(this, slice.T));

    private readonly struct Update(Lion rule, int t) : IUpdate
    {
        private readonly Beta β1 = rule.Beta1, β2 = rule.Beta2;
        private readonly Pack α = rule.LearningRate.At(t), λ = rule.WeightDecay;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Pack Apply(Pack θ, Pack g, ref Pack m, ref Pack second, ref Pack third) => Box(θ, g, ref m).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms Box(Pack θ, Pack g, ref Pack m)
        {
            var c = β1 * m + (1 - β1) * g;
            m = β2 * m + (1 - β2) * g;
            return new(m, c, -α * (Sign(c) + λ * θ));
        }
    }
}
