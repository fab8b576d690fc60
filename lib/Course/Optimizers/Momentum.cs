using System.Runtime.CompilerServices;

namespace Course;

/// <summary>Gradient descent with momentum: steps along a velocity that remembers the past gradients.</summary>
/// <remarks>Polyak, “Some methods of speeding up the convergence of iteration methods”, 1964; Sutskever et al., ICML 2013, for the Nesterov form.
/// As in PyTorch, whose <c>SGD(momentum=β)</c> this is, the first velocity is the gradient itself, whatever the dampening.</remarks>
public sealed record Momentum : Optimizer
{
    /// <summary>The momentum β, how much of the velocity is kept; 0 ≤ β &lt; 1.</summary>
    public double Beta { get; init => field = Guard.Decay(value); } = 0.9;

    /// <summary>The part τ of each gradient after the first that the velocity leaves out; 0 ≤ τ ≤ 1. At τ = β the velocity is a moving average.</summary>
    public double Dampening { get; init => field = Guard.Between(value, 0, 1); }

    /// <summary>Whether to step from where the velocity is about to lead (Nesterov). PyTorch refuses it together with dampening; here both hold.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Every quantity the paper names, after the step.</summary>
    [TypeFormatterSource]
    public readonly record struct Terms<P>(P v, P Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms<Pack> Explain(Pack g, Pack v, int t) => new Update<Pack>(this, t).Box(g, ref v);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => ["v"];

    /// <inheritdoc/>
    protected override void Sweep<P>(Slice<P> slice) => slice.Run(new Update<P>(this, slice.T));

    private readonly struct Update<P>(Momentum rule, int t) : IUpdate<P> where P : struct, IPack<P>
    {
        private readonly P α = rule.LearningRate.At(t), β = rule.Beta;
        private readonly P undamped = t == 1 ? 1 : 1 - rule.Dampening;
        private readonly bool nesterov = rule.Nesterov;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public P Apply(P θ, P g, ref P v, ref P second, ref P third) => Box(g, ref v).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms<P> Box(P g, ref P v)
        {
            v = β * v + undamped * g;
            return new(v, -α * (nesterov ? g + β * v : v));
        }
    }
}
