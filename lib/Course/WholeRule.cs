namespace Course;

/// <summary>A rule that is handed all its parameters at once, since it is made of rules or does not step each number by itself.</summary>
public abstract record WholeRule : Optimizer
{
    /// <inheritdoc/>
    public override bool Elementwise => false;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => [];

    /// <summary>There is no box for a slice here.</summary>
    protected sealed override void Sweep<P>(Slice<P> slice) => throw new NotSupportedException($"{GetType().Name} steps all its parameters together.");

    internal sealed override void Take(Span<float> θ, ReadOnlySpan<float> g, OptimizerState state, double scale)
    {
        state.T++;
        StepWhole(θ, g, state, scale);
    }

    /// <summary>Takes step <c>state.T</c> with the gradient <paramref name="scale"/> · g.</summary>
    private protected abstract void StepWhole(Span<float> θ, ReadOnlySpan<float> g, OptimizerState state, double scale);
}
