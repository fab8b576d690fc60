using static System.FormattableString;

namespace Course;

/// <summary>A gradient function seen as a model of a single layer.</summary>
internal sealed class LayeredFunction(Func<float[], int[], float[]> gradient, int parameters) : ILayered
{
    public IReadOnlyList<Range> Layers { get; } = [new(0, parameters)];

    public ILayeredPass Begin(ReadOnlySpan<int> rows) => new Pass(gradient, rows.ToArray());

    private sealed class Pass(Func<float[], int[], float[]> gradient, int[] rows) : ILayeredPass
    {
        public void Forward(int layer, ReadOnlySpan<float> θ)
        {
        }

        public void Backward(int layer, ReadOnlySpan<float> θ, Span<float> g)
        {
            var result = gradient(θ.ToArray(), rows);
            if (result?.Length != g.Length)
                throw new ArgumentException(Invariant($"the gradient function returned {result?.Length ?? 0} numbers; it must return {g.Length}, one per parameter."));
            result.CopyTo(g);
        }
    }
}
