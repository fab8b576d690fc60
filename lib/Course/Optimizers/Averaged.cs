using System.Runtime.CompilerServices;

namespace Course;

/// <summary>A rule that keeps a moving average of the weights beside it: θ̄ ← βθ̄ + (1 − β)θ after every step. What is judged and used is θ̄.</summary>
/// <remarks>Polyak and Juditsky, “Acceleration of stochastic approximation by averaging”, 1992, with a window that forgets; as in PyTorch's <c>AveragedModel</c> with
/// <c>get_ema_avg_fn</c>, the first average is θ after the first step. It costs four bytes a parameter and never touches the training.</remarks>
public sealed record Averaged : Optimizer
{
    private const string Average = "θ̄";

    /// <summary>The rule with an average beside it.</summary>
    /// <param name="rule">The rule that trains.</param>
    public Averaged(Optimizer rule) => Rule = rule ?? throw new ArgumentNullException(nameof(rule));

    /// <summary>The rule that trains.</summary>
    public Optimizer Rule { get; private init; }

    /// <summary>The decay β of the average; 0 ≤ β &lt; 1. It spans about (1 + β)/(1 − β) steps.</summary>
    public double Decay { get; init => field = Guard.Decay(value); } = 0.999;

    /// <inheritdoc/>
    public override Schedule LearningRate { get => Rule.LearningRate; init => Rule = Rule with { LearningRate = value }; }

    /// <inheritdoc/>
    public override double WeightDecay { get => Rule.WeightDecay; init => Rule = Rule with { WeightDecay = value }; }

    /// <inheritdoc/>
    public override double? ClipNorm { get => Rule.ClipNorm; init => Rule = Rule with { ClipNorm = value }; }

    /// <inheritdoc/>
    public override bool Elementwise => Rule.Elementwise;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => [Average];

    /// <inheritdoc/>
    public override float[] Result(float[] θ, OptimizerState state) => state.T == 0 ? θ : [.. state[Average]];

    internal override long BytesOf(Shape shape) => base.BytesOf(shape) + Rule.BytesOf(shape);

    internal override OptimizerState Create(Shape shape) => new(nameof(Averaged), [.. Schema(shape)], [], shape, Elementwise, new StatePart(0, 0, Rule.Create(shape)));

    internal override string? Misfit(OptimizerState state) => base.Misfit(state) ?? Rule.Misfit(state.StateParts[0].State);

    internal override void Take(Span<float> θ, ReadOnlySpan<float> g, OptimizerState state, double scale)
    {
        Rule.Take(θ, g, state.StateParts[0].State, scale);
        base.Take(θ, g, state, 1);
    }

    private protected override double L2 => 0;

    /// <inheritdoc/>
    protected override void Sweep<P>(Slice<P> slice) => slice.Run(new Update<P>(Decay, slice.T));

    private readonly struct Update<P>(double decay, int t) : IUpdate<P> where P : struct, IPack<P>
    {
        private readonly Beta<P> β = t == 1 ? 0 : decay;
        private readonly P nothing = -0.0; // what can be added even to −0 without a change

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public P Apply(P θ, P g, ref P average, ref P second, ref P third)
        {
            average = β * average + (1 - β) * θ;
            return nothing;
        }
    }
}
