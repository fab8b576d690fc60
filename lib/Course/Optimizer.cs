using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Course;

/// <summary>An update rule: an immutable record of hyper-parameters that knows how to take one step.</summary>
/// <remarks>
/// What a rule remembers is not in it but in an <see cref="OptimizerState"/> the caller owns, so one rule can train many
/// models, and a state can be cut into shards. Formulas and defaults follow PyTorch's <c>torch.optim</c> unless a rule's
/// remarks say otherwise. To write a rule of your own, name its <see cref="Moments"/> and hand <see cref="Sweep"/> an
/// <see cref="IUpdate{P}"/>; see <c>Optimizers/Momentum.cs</c> for the shortest.
/// </remarks>
public abstract record Optimizer
{
    private static readonly ConditionalWeakTable<OptimizerState, LargeStep> s_large = [];

    /// <summary>The learning rate α: a number (0 ≤ α &lt; ∞) or a schedule αₜ; 0.001 unless the rule says otherwise.</summary>
    /// <exception cref="ArgumentNullException">The schedule is null.</exception>
    public virtual Schedule LearningRate { get; init => field = value ?? throw new ArgumentNullException(nameof(LearningRate)); } = 0.001;

    /// <summary>The weight decay λ ≥ 0; 0 by default. It is L2 decay, g ← g + λθ before the rule sees g, unless the rule says otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public virtual double WeightDecay { get; init => field = Guard.NonNegative(value); }

    /// <summary>The longest gradient c &gt; 0 that a step takes as it is: a longer one, over all parameters together, is scaled down, g ← g · min(1, c/‖g‖); null, the default, takes all.</summary>
    /// <remarks>Pascanu, Mikolov and Bengio, “On the difficulty of training recurrent neural networks”, ICML 2013 (arXiv 1211.5063), algorithm 1. It comes before weight decay.
    /// The norm is summed in double precision and the factor rounded once; <c>torch.nn.utils.clip_grad_norm_</c> adds 1e-6 to the norm.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0, negative, infinite or NaN.</exception>
    public virtual double? ClipNorm { get; init => field = value is { } c ? Guard.Positive(c) : null; }

    /// <summary>Whether every number is stepped by itself, so that a state may be cut anywhere and ZeRO may share it out; a rule for matrices, for one, needs them whole.</summary>
    public virtual bool Elementwise => true;

    /// <summary>The names of what the rule keeps for every parameter, at most three: the schema of its state.</summary>
    protected abstract IReadOnlyList<string> Moments { get; }

    /// <summary>The names of what the rule keeps once for all parameters and moves on with every step; most keep nothing of the kind.</summary>
    internal virtual IReadOnlyList<string> PerStep => [];

    /// <summary>The λ that goes into the gradient; a rule that decays beside the step answers 0.</summary>
    private protected virtual double L2 => WeightDecay;

    /// <summary>A fresh state, all zeros, for <paramref name="parameters"/> numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of parameters is below 1.</exception>
    /// <exception cref="ArgumentException">The rule steps matrices, or stretches that are not those of so many parameters.</exception>
    public OptimizerState CreateState(int parameters) => Create(new(Guard.AtLeast(parameters, 1, nameof(parameters))));

    /// <summary>A fresh state, all zeros, for the numbers of a matrix, stored row after row.</summary>
    /// <param name="rows">The rows; 1 or more.</param>
    /// <param name="columns">The columns; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1, or there are more numbers than 2³¹ − 1.</exception>
    public OptimizerState CreateState(int rows, int columns)
    {
        Guard.AtLeast(rows, 1, nameof(rows));
        Guard.Between(columns, 1, Math.Floor((double)int.MaxValue / rows), nameof(columns));
        return Create(new(rows, columns));
    }

    /// <summary>The bytes of a state for <paramref name="parameters"/> numbers, from 1 to 2⁵³, without allocating it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of parameters is out of range.</exception>
    public long StateBytes(long parameters) => BytesOf(new((long)Guard.Between(parameters, 1, 1L << 53, nameof(parameters))));

    /// <summary>The bytes of a state for a matrix of so many numbers, from 1 to 2⁵³, without allocating it.</summary>
    /// <param name="rows">The rows; 1 or more.</param>
    /// <param name="columns">The columns; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is out of range.</exception>
    public long StateBytes(long rows, long columns)
    {
        Guard.Between(rows, 1, 1L << 53, nameof(rows));
        Guard.Between(columns, 1, Math.Floor((double)(1L << 53) / rows), nameof(columns));
        return BytesOf(new(rows, columns));
    }

    /// <summary>This rule for some of the parameters: a group of a <see cref="Grouped"/> rule.</summary>
    /// <param name="stretches">The stretches, one or more, such as an <see cref="Mlp"/>'s weights, or ranges.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public Group On(params IEnumerable<Stretch> stretches) => new(this, stretches);

    /// <summary>Takes step t + 1 in place: θ ← θ + Δθ, and the state moves on.</summary>
    /// <remarks>
    /// All numbers are single precision, and most rules square the gradient: beyond 1.8e19 its square is infinite, and so is the
    /// mean of squares from then on. The parameter then stands still for good, or becomes NaN. A <c>Trainer</c> stops there and says so.
    /// </remarks>
    /// <param name="θ">The parameters.</param>
    /// <param name="g">The gradient of the loss there, as many numbers.</param>
    /// <param name="state">A state that this kind of rule, with the same moments, created for as many parameters.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the state belongs to another kind of rule or has other moments. Nothing has changed then.</exception>
    public void Step(Span<float> θ, ReadOnlySpan<float> g, OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (θ.Length != g.Length || θ.Length != state.Count)
            throw new ArgumentException($"parameters, gradient and state differ in length: {θ.Length}, {g.Length} and {state.Count}; they must be equal.");
        if (!ReferenceEquals(state.Fits, this))
        {
            if (Misfit(state) is { } misfit) throw new ArgumentException(misfit, nameof(state));
            state.Fits = this;
        }

        Take(θ, g, state, ClipNorm is { } c ? GradientNorm.Scale(GradientNorm.Squared(θ, g, state), c) : 1);
    }

    /// <summary>What the training has come to: θ itself, or the average that a rule such as <see cref="Averaged"/> keeps beside it, as a new array.</summary>
    /// <param name="θ">The parameters, which the state has stepped.</param>
    /// <param name="state">Their state.</param>
    public virtual float[] Result(float[] θ, OptimizerState state) => θ;

    /// <summary>Prints what a reader has set; whether the rule is elementwise is no setting.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Append($"{nameof(LearningRate)} = {LearningRate}, {nameof(WeightDecay)} = ").Append(CultureInfo.InvariantCulture, $"{WeightDecay}");
        if (ClipNorm is { } c) builder.Append(CultureInfo.InvariantCulture, $", {nameof(ClipNorm)} = {c}");
        return true;
    }

    /// <summary>Runs the rule's box over a slice: <c>slice.Run(new Update(…))</c>. Several cores may call it at once for different slices of one step.</summary>
    protected abstract void Sweep<P>(Slice<P> slice) where P : struct, IPack<P>;

    /// <summary>What the rule keeps for parameters of that shape.</summary>
    internal virtual IEnumerable<Kept> Schema(Shape shape) => Moments.Select(name => new Kept(name, shape.Count));

    /// <summary>The bytes of a state for parameters of that shape.</summary>
    internal virtual long BytesOf(Shape shape) => Schema(shape).Sum(kept => kept.Bytes);

    /// <summary>A fresh state for parameters of that shape.</summary>
    internal virtual OptimizerState Create(Shape shape)
    {
        var state = new OptimizerState(GetType().Name, [.. Schema(shape)], PerStep, shape, Elementwise);
        Initialize(state);
        return state;
    }

    /// <summary>Why the rule cannot step with the state; null if it can.</summary>
    internal virtual string? Misfit(OptimizerState state)
    {
        var kind = GetType().Name;
        return state.Rule == kind && state.Schema.SequenceEqual(Schema(state.Shape)) && state.PerStep.Names.SequenceEqual(PerStep) ? null
            : $"the state is of {state.Rule} and keeps [{Names(state.Schema)}]; {kind} keeps [{Names(Schema(state.Shape))}]: create it with this rule's CreateState.";

        static string Names(IEnumerable<Kept> schema) => string.Join(", ", schema.Select(kept => kept.Name));
    }

    /// <summary>Takes a step with the gradient <paramref name="scale"/> · g. Lengths and state are known to fit.</summary>
    internal virtual void Take(Span<float> θ, ReadOnlySpan<float> g, OptimizerState state, double scale)
    {
        state.T++;
        Prepare(state);
        if (θ.Length >= ParallelStep.LeastParameters && state.Cores > 1) s_large.GetValue(state, static state => new LargeStep(state)).Take(this, θ, g, scale);
        else StepSlice(θ, g, state, 0, scale);
    }

    /// <summary>Fills a fresh state where the rule does not start from zeros.</summary>
    private protected virtual void Initialize(OptimizerState state)
    {
    }

    /// <summary>Moves <see cref="PerStep"/> on, before any slice of step t runs.</summary>
    internal virtual void Prepare(OptimizerState state)
    {
    }

    private void StepSlice(Span<float> θ, ReadOnlySpan<float> g, OptimizerState state, int start, double scale)
    {
        // Where the machine has no register of that width, the runtime would imitate it, at up to fifty times the price.
        if (Vector512.IsHardwareAccelerated) StepSlice<WidePack>(θ, g, state, start, scale);
        else StepSlice<Pack>(θ, g, state, start, scale);
    }

    /// <summary>Runs the rule's box over the slice that begins at <paramref name="start"/>, in packs of the given width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void StepSlice<P>(Span<float> θ, ReadOnlySpan<float> g, OptimizerState state, int start, double scale) where P : struct, IPack<P> =>
        Sweep(new Slice<P>(θ, g, state.Part(0, start, θ.Length), state.Part(1, start, θ.Length), state.Part(2, start, θ.Length), state.PerStep, state.T, scale, L2));

    /// <summary>A step of so many parameters that the cores share it; one for each state, since the next step reuses it.</summary>
    private sealed class LargeStep(OptimizerState state) : ParallelStep(state.Count)
    {
        private Optimizer _rule = null!;
        private double _scale;

        public void Take(Optimizer rule, Span<float> θ, ReadOnlySpan<float> g, double scale)
        {
            (_rule, _scale) = (rule, scale);
            Share(θ, g, state.Cores);
        }

        protected override void Step(Span<float> θ, ReadOnlySpan<float> g, int start) => _rule.StepSlice(θ, g, state, start, _scale);
    }
}
