using System.Runtime.CompilerServices;
using static Course.Pack;

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
    public readonly record struct Terms(Pack v, Pack d, Pack Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms Explain(Pack g, Pack v, Pack d, int t) => new Update(this, t).Box(g, ref v, ref d);

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => ["v", "d"];

    /// <inheritdoc/>
    protected override void Sweep(Slice slice) => slice.Run(new Update(this, slice.T));

    private readonly struct Update(Adadelta rule, int t) : IUpdate
    {
        private readonly Beta ρ = rule.Rho;
        private readonly Pack α = rule.LearningRate.At(t), ε = rule.Epsilon;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Pack Apply(Pack θ, Pack g, ref Pack v, ref Pack d, ref Pack third) => Box(g, ref v, ref d).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms Box(Pack g, ref Pack v, ref Pack d)
        {
            v = ρ * v + (1 - ρ) * g * g;
            var step = Sqrt(d + ε) / Sqrt(v + ε) * g;
            d = ρ * d + (1 - ρ) * step * step;
            return new(v, d, -α * step);
        }
    }
}
