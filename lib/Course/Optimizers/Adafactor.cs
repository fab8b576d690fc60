using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Course;

/// <summary>Adafactor: the mean of squared gradients of a matrix kept as the means of its rows and of its columns, and steps as long as the weights are large.</summary>
/// <remarks>
/// Shazeer and Stern, “Adafactor: Adaptive Learning Rates with Sublinear Memory Cost”, ICML 2018 (arXiv 1804.04235), algorithms 4 and 5, without momentum; as in PyTorch the learning rate
/// is the largest relative step, where the paper has 0.01, ε₁ bounds √v̂ and not the means, and weight decay goes beside the step. A vector has no rows: its v is kept whole.
/// </remarks>
public sealed record Adafactor : WholeRule
{
    private static readonly ConditionalWeakTable<OptimizerState, float[]> s_steps = []; // room for those of one row, kept since the next step reuses it

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
        var (t, α, squares) = (state.T, LearningRate.At(state.T), 0.0);
        var size = Math.Max(Epsilon2, Math.Sqrt(Vectors.SumOfSquares(θ) / θ.Length));
        Update(g, state, (float)scale, Math.Pow(t, Beta2Decay));
        var mean = new Estimate(state, (float)scale, Epsilon1);
        for (var row = 0; row < mean.Rows; row++) squares += Vectors.SumOfSquares(mean.Steps(g, row));
        var step = size * Math.Min(α, 1 / Math.Sqrt(t)) / Math.Max(1, Math.Sqrt(squares / g.Length) / Threshold);
        for (var row = 0; row < mean.Rows; row++)
        {
            var Δθ = mean.Steps(g, row);
            var here = θ.Slice(row * Δθ.Length, Δθ.Length);
            Vectors.Combine((float)-step, Δθ, (float)(-α * WeightDecay), here);
            Vectors.AddScaled(1, Δθ, here);
        }
    }

    /// <summary>v ← β₂v + (1 − β₂)g², or the same of the means over rows and over columns. A vector is a row whose columns' means are v.</summary>
    private static void Update(ReadOnlySpan<float> g, OptimizerState state, float scale, double kept)
    {
        var (rows, columns) = state.Shape.IsMatrix ? (state["vRow"], state["vColumn"]) : ([], state["v"]);
        foreach (ref var v in columns.AsSpan()) v = (float)((1 - kept) * v);
        var count = g.Length / columns.Length;
        for (var i = 0; i < count; i++)
        {
            var row = g.Slice(i * columns.Length, columns.Length);
            AddSquares(scale, row, (float)(kept / count), columns);
            if (rows.Length > 0) rows[i] = (float)((1 - kept) * rows[i] + kept * scale * scale * Vectors.SumOfSquares(row) / row.Length);
        }
    }

    /// <summary>v ← v + a(s g)².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddSquares(float s, ReadOnlySpan<float> g, float a, Span<float> v)
    {
        var vs = MemoryMarshal.Cast<float, Vector<float>>(v);
        var gs = MemoryMarshal.Cast<float, Vector<float>>(g)[..vs.Length]; // said to be as long, so that the loop need not check
        for (var i = 0; i < vs.Length; i++)
        {
            var gi = s * gs[i];
            vs[i] += a * gi * gi;
        }

        for (var i = vs.Length * Vector<float>.Count; i < v.Length; i++)
        {
            var gi = s * g[i];
            v[i] += a * gi * gi;
        }
    }

    /// <summary>The estimate v̂ of the mean square of every gradient: for a matrix the product of its row's mean and its column's, over the mean of all.</summary>
    private readonly ref struct Estimate
    {
        private readonly ReadOnlySpan<float> rows, columns;
        private readonly Span<float> steps;
        private readonly float scale, least;
        private readonly double all;

        public Estimate(OptimizerState state, float scale, double ε1)
        {
            (this.scale, least) = (scale, (float)Math.Max(ε1, float.Epsilon));
            steps = s_steps.GetValue(state, static state => new float[state.Schema[^1].Length]);
            columns = state.Part(state.Moments.Count - 1, 0, steps.Length);
            if (!state.Shape.IsMatrix) return;
            rows = state["vRow"];
            foreach (var v in rows) all += v;
            all = Math.Max(all / rows.Length, ε1);
        }

        public int Rows => Math.Max(rows.Length, 1);

        /// <summary>g / √v̂ for a row; the next overwrites it.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public Span<float> Steps(ReadOnlySpan<float> g, int row)
        {
            var share = rows.IsEmpty ? 1 : (float)Math.Sqrt(rows[row] / all);
            g = g.Slice(row * steps.Length, steps.Length);
            var to = MemoryMarshal.Cast<float, Vector<float>>(steps);
            var gs = MemoryMarshal.Cast<float, Vector<float>>(g)[..to.Length];
            var vs = MemoryMarshal.Cast<float, Vector<float>>(columns)[..to.Length];
            for (var i = 0; i < to.Length; i++) to[i] = scale * gs[i] / Vector.Max(share * Vector.SquareRoot(vs[i]), Vector.Create(least));
            for (var i = to.Length * Vector<float>.Count; i < steps.Length; i++) steps[i] = scale * g[i] / MathF.Max(share * MathF.Sqrt(columns[i]), least);
            return steps;
        }
    }
}
