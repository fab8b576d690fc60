using System.Runtime.CompilerServices;

namespace Course;

/// <summary>RMSprop: Adagrad with a memory that fades, so that the learning rate of a parameter can rise again.</summary>
/// <remarks>Tieleman and Hinton, “Neural Networks for Machine Learning”, lecture 6.5, 2012; centered: Graves 2013 (arXiv 1308.0850), equations 38–45.
/// As in PyTorch, ε stands outside the root. Rounding can make v − m² negative, of which PyTorch's root is NaN; here it is then 0.</remarks>
public sealed record RmsProp : Optimizer
{
    /// <summary>The rule with the defaults of PyTorch: a learning rate of 0.01.</summary>
    public RmsProp() => LearningRate = 0.01;

    /// <summary>The decay β of the mean of squared gradients v (PyTorch's alpha, Hinton's γ); 0 ≤ β &lt; 1.</summary>
    public double Beta { get; init => field = Guard.Decay(value); } = 0.99;

    /// <summary>The momentum μ on the scaled gradients; 0 ≤ μ &lt; 1.</summary>
    public double Momentum { get; init => field = Guard.Decay(value); }

    /// <summary>Whether to divide by the standard deviation √(v − m²) instead of the root mean square √v.</summary>
    public bool Centered { get; init; }

    /// <summary>The ε ≥ 0 added to the root: it keeps the division finite.</summary>
    public double Epsilon { get; init => field = Guard.NonNegative(value); } = 1e-8;

    /// <summary>Every quantity of the box, after the step: b is the momentum buffer, m the mean of gradients.</summary>
    [TypeFormatterSource]
    public readonly record struct Terms<P>(P v, P b, P m, P Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms<Pack> Explain(Pack g, Pack v, int t, Pack b = default, Pack m = default) => new Update<Pack>(this, t).Box(g, ref v, ref b, ref m);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => (Momentum > 0, Centered) switch
    {
        (true, true) => ["v", "b", "m"],
        (true, false) => ["v", "b"],
        (false, true) => ["v", "m"],
        _ => ["v"],
    };

    /// <inheritdoc/>
    protected override void Sweep<P>(Slice<P> slice) => slice.Run(new Update<P>(this, slice.T));

    private readonly struct Update<P>(RmsProp rule, int t) : IUpdate<P> where P : struct, IPack<P>
    {
        private readonly Beta<P> β = rule.Beta;
        private readonly P α = rule.LearningRate.At(t), ε = rule.Epsilon, μ = rule.Momentum;
        private readonly bool centered = rule.Centered, buffered = rule.Momentum > 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public P Apply(P θ, P g, ref P v, ref P second, ref P third) =>
            buffered ? Box(g, ref v, ref second, ref third).Δθ : Box(g, ref v, ref third, ref second).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms<P> Box(P g, ref P v, ref P b, ref P m)
        {
            v = β * v + (1 - β) * g * g;
            if (centered) m = β * m + (1 - β) * g;
            b = μ * b + g / (P.Sqrt(centered ? P.Max(v - m * m, 0) : v) + ε);
            return new(v, b, m, -α * b);
        }
    }
}
