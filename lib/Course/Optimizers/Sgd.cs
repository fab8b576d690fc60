using System.Runtime.CompilerServices;

namespace Course;

/// <summary>Plain gradient descent: a step of α against the gradient, with no memory.</summary>
/// <remarks>Cauchy, 1847; with mini-batches, Robbins and Monro, “A Stochastic Approximation Method”, 1951.</remarks>
public sealed record Sgd : Optimizer
{
    /// <summary>Every quantity of the step: only Δθ.</summary>
    [TypeFormatterSource]
    public readonly record struct Terms<P>(P Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms<Pack> Explain(Pack g, int t) => new Update<Pack>(this, t).Box(g);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => [];

    /// <inheritdoc/>
    protected override void Sweep<P>(Slice<P> slice) => slice.Run(new Update<P>(this, slice.T));

    private readonly struct Update<P>(Sgd rule, int t) : IUpdate<P> where P : struct, IPack<P>
    {
        private readonly P α = rule.LearningRate.At(t);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public P Apply(P θ, P g, ref P first, ref P second, ref P third) => Box(g).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms<P> Box(P g) => new(-α * g);
    }
}
