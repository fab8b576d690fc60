using System.Runtime.CompilerServices;

namespace Course;

/// <summary>Adadelta: steps in the units of the parameters, as long as recent steps were; the learning rate is 1.</summary>
/// <remarks>Zeiler, “ADADELTA: An Adaptive Learning Rate Method”, 2012 (arXiv 1212.5701), algorithm 1. As there and in PyTorch, ε stands inside the roots.</remarks>
public sealed record Adadelta : Optimizer
{
    /// <summary>The rule with the defaults of the paper and PyTorch: a learning rate of 1, which is none.</summary>
    public Adadelta() => LearningRate = 1;

    /// <summary>The decay ρ of both means; 0 ≤ ρ &lt; 1.</summary>
    public double Rho { get; init => field = Guard.Decay(value); } = 0.9;

    /// <summary>The ε ≥ 0 inside both roots: it lets the first steps begin, since at 0 all steps are 0.</summary>
    public double Epsilon { get; init => field = Guard.NonNegative(value); } = 1e-6;

    /// <summary>Every quantity of the box, after the step: v is the mean of g², d the mean of squared steps.</summary>
    [TypeFormatterSource]
    public readonly record struct Terms<P>(P v, P d, P Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms<Pack> Explain(Pack g, Pack v, Pack d, int t) => new Update<Pack>(this, t).Box(g, ref v, ref d);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => ["v", "d"];

    /// <inheritdoc/>
    protected override void Sweep<P>(Slice<P> slice) => slice.Run(new Update<P>(this, slice.T));

    private readonly struct Update<P>(Adadelta rule, int t) : IUpdate<P> where P : struct, IPack<P>
    {
        private readonly Beta<P> ρ = rule.Rho;
        private readonly P α = rule.LearningRate.At(t), ε = rule.Epsilon;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public P Apply(P θ, P g, ref P v, ref P d, ref P third) => Box(g, ref v, ref d).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms<P> Box(P g, ref P v, ref P d)
        {
            v = ρ * v + (1 - ρ) * g * g;
            var step = P.Sqrt(d + ε) / P.Sqrt(v + ε) * g;
            d = ρ * d + (1 - ρ) * step * step;
            return new(v, d, -α * step);
        }
    }
}
