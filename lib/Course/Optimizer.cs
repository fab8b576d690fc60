using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    public Schedule LearningRate { get; init => field = value ?? throw new ArgumentNullException(nameof(LearningRate)); } = 0.001;

    /// <summary>The weight decay λ ≥ 0; 0 by default. It is L2 decay, g ← g + λθ before the rule sees g, unless the rule says otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double WeightDecay { get; init => field = Guard.NonNegative(value); }

    /// <summary>The names of what the rule keeps for every parameter, at most three: the schema of its state.</summary>
    protected abstract IReadOnlyList<string> Moments { get; }

    /// <summary>The names of what the rule keeps once for all parameters and moves on with every step; most keep nothing of the kind.</summary>
    private protected virtual IReadOnlyList<string> PerStep => [];

    /// <summary>The λ that goes into the gradient; a rule that decays beside the step answers 0.</summary>
    private protected virtual double L2 => WeightDecay;

    /// <summary>A fresh state, all zeros, for <paramref name="parameters"/> numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of parameters is below 1.</exception>
    public OptimizerState CreateState(int parameters)
    {
        var state = new OptimizerState(GetType().Name, Moments, PerStep, Guard.AtLeast(parameters, 1, nameof(parameters)));
        Initialize(state);
        return state;
    }

    /// <summary>The bytes of a state for <paramref name="parameters"/> numbers, from 1 to 2⁵³, without allocating it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of parameters is out of range.</exception>
    public long StateBytes(long parameters) => sizeof(float) * (long)Guard.Between(parameters, 1, 1L << 53, nameof(parameters)) * Moments.Count;

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

        state.T++;
        Prepare(state);
        if (θ.Length >= ParallelStep.LeastParameters && state.Cores > 1) s_large.GetValue(state, static state => new LargeStep(state)).Take(this, θ, g);
        else StepSlice(θ, g, state, 0);
    }

    /// <summary>Runs the rule's box over a slice: <c>slice.Run(new Update(…))</c>. Several cores may call it at once for different slices of one step.</summary>
    protected abstract void Sweep<P>(Slice<P> slice) where P : struct, IPack<P>;

    /// <summary>Why the rule cannot step with the state; null if it can.</summary>
    internal string? Misfit(OptimizerState state)
    {
        var kind = GetType().Name;
        return state.Rule == kind && state.Moments.SequenceEqual(Moments) ? null
            : $"the state is of {state.Rule} and keeps [{string.Join(", ", state.Moments)}]; {kind} keeps [{string.Join(", ", Moments)}]: create it with this rule's CreateState.";
    }

    /// <summary>Fills a fresh state where the rule does not start from zeros.</summary>
    private protected virtual void Initialize(OptimizerState state)
    {
    }

    /// <summary>Moves <see cref="PerStep"/> on, before any slice of step t runs.</summary>
    private protected virtual void Prepare(OptimizerState state)
    {
    }

    private void StepSlice(Span<float> θ, ReadOnlySpan<float> g, OptimizerState state, int start)
    {
        // Where the machine has no register of that width, the runtime would imitate it, at up to fifty times the price.
        if (Vector512.IsHardwareAccelerated) StepSlice<WidePack>(θ, g, state, start);
        else StepSlice<Pack>(θ, g, state, start);
    }

    /// <summary>Runs the rule's box over the slice that begins at <paramref name="start"/>, in packs of the given width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void StepSlice<P>(Span<float> θ, ReadOnlySpan<float> g, OptimizerState state, int start) where P : struct, IPack<P> =>
        Sweep(new Slice<P>(θ, g, state.Part(0, start, θ.Length), state.Part(1, start, θ.Length), state.Part(2, start, θ.Length), state.PerStep, state.T, L2));

    /// <summary>A step of so many parameters that the cores share it; one for each state, since the next step reuses it.</summary>
    private sealed class LargeStep(OptimizerState state) : ParallelStep(state.Count)
    {
        private Optimizer _rule = null!;

        public void Take(Optimizer rule, Span<float> θ, ReadOnlySpan<float> g)
        {
            _rule = rule;
            Share(θ, g, state.Cores);
        }

        protected override void Step(Span<float> θ, ReadOnlySpan<float> g, int start) => _rule.StepSlice(θ, g, state, start);
    }
}
