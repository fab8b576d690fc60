namespace Course;

/// <summary>Adafactor: the mean of squared gradients of a matrix kept as the means of its rows and of its columns, and steps as long as the weights are large.</summary>
/// <remarks>
/// Shazeer and Stern, “Adafactor: Adaptive Learning Rates with Sublinear Memory Cost”, ICML 2018 (arXiv 1804.04235), algorithms 4 and 5, without momentum; as in PyTorch the learning rate
/// is the largest relative step, where the paper has 0.01, ε₁ bounds √v̂ and not the means, and weight decay goes beside the step. A vector has no rows: its v is kept whole.
/// </remarks>
public sealed record Adafactor : WholeRule
{
    /// <summary>The rule with the defaults of PyTorch: a learning rate of 0.01.</summary>
    public Adafactor() => LearningRate = 0.01;

    /// <summary>How fast the mean of squares comes to remember: 1 − β₂ = t to this power; −1 ≤ power ≤ 0, −0.8 by default.</summary>
    public double Beta2Decay { get; init => field = Guard.Between(value, -1, 0); } = -0.8;

    /// <summary>The least ε₁ &gt; 0 that a gradient is divided by; by default the distance from 1 to the next number of single precision, 1.2e-7.</summary>
    public double Epsilon1 { get; init => field = Guard.Positive(value); } = float.BitIncrement(1) - 1;

    /// <summary>The least size ε₂ &gt; 0 that weights are taken to have, so that zeros leave the spot.</summary>
    public double Epsilon2 { get; init => field = Guard.Positive(value); } = 1e-3;

    /// <summary>The largest root mean square d &gt; 0 of a step before it is scaled by rate and weights: a larger one is shortened.</summary>
    public double Threshold { get; init => field = Guard.Positive(value); } = 1;

    internal override IEnumerable<Kept> Schema(Shape shape) => shape.IsMatrix ? [new("vRow", shape.Rows), new("vColumn", shape.Columns)] : [new("v", shape.Count)];

    private protected override void StepWhole(Span<float> θ, ReadOnlySpan<float> g, OptimizerState state, double scale)
    {
        var (t, α) = (state.T, LearningRate.At(state.T));
        var size = Math.Max(Epsilon2, Math.Sqrt(Vectors.SumOfSquares(θ) / θ.Length));
        Update(g, state, scale, Math.Pow(t, Beta2Decay));
        var mean = new Estimate(state, scale, Epsilon1);
        var squares = 0.0;
        for (var i = 0; i < g.Length; i++) squares += mean.Step(g[i], i) * mean.Step(g[i], i);
        var step = size * Math.Min(α, 1 / Math.Sqrt(t)) / Math.Max(1, Math.Sqrt(squares / g.Length) / Threshold);
        var left = 1 - α * WeightDecay;
        for (var i = 0; i < g.Length; i++) θ[i] = (float)(left * θ[i] - step * mean.Step(g[i], i));
    }

    /// <summary>v ← β₂v + (1 − β₂)g², or the same of the means over rows and over columns.</summary>
    private static void Update(ReadOnlySpan<float> g, OptimizerState state, double scale, double kept)
    {
        var columns = state.Shape.IsMatrix ? (int)state.Shape.Columns : 1;
        var first = state.Part(0, 0, (int)state.Schema[0].Length);
        foreach (ref var v in first) v = (float)((1 - kept) * v);
        var across = state.Shape.IsMatrix ? state["vColumn"] : [];
        foreach (ref var v in across.AsSpan()) v = (float)((1 - kept) * v);
        for (var i = 0; i < first.Length; i++)
        {
            var row = g.Slice(i * columns, columns);
            var sum = 0.0;
            for (var j = 0; j < row.Length; j++)
            {
                var square = scale * row[j] * scale * row[j];
                sum += square;
                if (across.Length > 0) across[j] += (float)(kept * square / first.Length);
            }

            first[i] += (float)(kept * sum / columns);
        }
    }

    /// <summary>The estimate of the mean square of every gradient: for a matrix the product of its row's and its column's, over the mean of all.</summary>
    private readonly ref struct Estimate
    {
        private readonly ReadOnlySpan<float> first, across;
        private readonly double scale, least, all;

        public Estimate(OptimizerState state, double scale, double ε1)
        {
            (this.scale, least, all) = (scale, ε1, 1);
            first = state.Part(0, 0, (int)state.Schema[0].Length);
            if (!state.Shape.IsMatrix) return;
            across = state["vColumn"];
            var sum = 0.0;
            foreach (var v in first) sum += v;
            all = Math.Max(sum / first.Length, ε1);
        }

        /// <summary>g / √v̂ for the number at that place.</summary>
        public double Step(float g, int place)
        {
            var v = across.IsEmpty ? first[place] : (double)first[place / across.Length] * across[place % across.Length] / all;
            return scale * g / Math.Max(Math.Sqrt(v), least);
        }
    }
}
