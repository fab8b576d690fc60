using System.Runtime.CompilerServices;

namespace Course;

/// <summary>Adagrad: a learning rate for each parameter, which falls with all the gradients it has seen.</summary>
/// <remarks>Duchi, Hazan and Singer, “Adaptive Subgradient Methods for Online Learning and Stochastic Optimization”, JMLR 2011, figure 1 (diagonal).</remarks>
public sealed record Adagrad : Optimizer
{
    /// <summary>The rule with the defaults of PyTorch: a learning rate of 0.01.</summary>
    public Adagrad() => LearningRate = 0.01;

    /// <summary>How much the learning rate falls besides: αₜ = α / (1 + (t − 1) × this); 0 or more.</summary>
    public double LearningRateDecay { get; init => field = Guard.NonNegative(value); }

    /// <summary>The value every sum s starts from; 0 or more.</summary>
    public double InitialAccumulator { get; init => field = Guard.NonNegative(value); }

    /// <summary>The ε ≥ 0 added to √s, outside the root: it keeps the division finite.</summary>
    public double Epsilon { get; init => field = Guard.NonNegative(value); } = 1e-10;

    /// <summary>Every quantity the paper names, after the step.</summary>
    [TypeFormatterSource]
    public readonly record struct Terms<P>(P s, P Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms<Pack> Explain(Pack g, Pack s, int t) => new Update<Pack>(this, t).Box(g, ref s);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => ["s"];

    private protected override void Initialize(OptimizerState state) => state["s"].AsSpan().Fill((float)InitialAccumulator);

    /// <inheritdoc/>
    protected override void Sweep<P>(Slice<P> slice) => slice.Run(new Update<P>(this, slice.T));

    private readonly struct Update<P>(Adagrad rule, int t) : IUpdate<P> where P : struct, IPack<P>
    {
        private readonly P α = rule.LearningRate.At(t) / (1 + (t - 1) * rule.LearningRateDecay), ε = rule.Epsilon;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public P Apply(P θ, P g, ref P s, ref P second, ref P third) => Box(g, ref s).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms<P> Box(P g, ref P s)
        {
            s += g * g;
            return new(s, -α * g / (P.Sqrt(s) + ε));
        }
    }
}
