using System.Runtime.CompilerServices;

namespace Course;

/// <summary>Plain gradient descent: a step of α against the gradient, with no memory.</summary>
/// <remarks>Cauchy, 1847; with mini-batches, Robbins and Monro, “A Stochastic Approximation Method”, 1951.</remarks>
public sealed record Sgd : Optimizer
{
    /// <summary>Every quantity of the step: only Δθ.</summary>
    [TypeFormatterSource]
    public readonly record struct Terms(Pack Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms Explain(Pack g, int t) => new Update(this, t).Box(g);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => [];

    /// <inheritdoc/>
    protected override void Sweep(Slice slice) => slice.Run(new Update(this, slice.T));

    private readonly struct Update(Sgd rule, int t) : IUpdate
    {
        private readonly Pack α = rule.LearningRate.At(t);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Pack Apply(Pack θ, Pack g, ref Pack first, ref Pack second, ref Pack third) => Box(g).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms Box(Pack g) => new(-α * g);
    }
}
