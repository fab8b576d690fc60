using System.Runtime.CompilerServices;

namespace Course;

/// <summary>The length of a gradient, for clipping: one read of it, in double precision, with the same bits on any number of cores.</summary>
internal static class GradientNorm
{
    private const int Block = 1 << 15; // the chunks of a large step begin where a block does

    private static readonly ConditionalWeakTable<OptimizerState, LargeNorm> s_large = [];

    /// <summary>By what to multiply a gradient so that it is no longer than <paramref name="c"/>: min(1, c/‖g‖).</summary>
    public static double Scale(double squared, double c) => squared > c * c ? c / Math.Sqrt(squared) : 1;

    /// <summary>‖g‖²: the sums of blocks, added in their order; on the cores that the state may use.</summary>
    public static double Squared(Span<float> θ, ReadOnlySpan<float> g, OptimizerState state) =>
        g.Length >= ParallelStep.LeastParameters && state.Cores > 1 ? s_large.GetValue(state, static state => new LargeNorm(state)).Of(θ, g) : Squared(g);

    /// <summary>‖g‖² on one core.</summary>
    public static double Squared(ReadOnlySpan<float> g)
    {
        var sum = 0.0;
        for (; g.Length > Block; g = g[Block..]) sum += Vectors.SumOfSquares(g[..Block]);
        return sum + Vectors.SumOfSquares(g);
    }

    private sealed class LargeNorm(OptimizerState state) : ParallelStep(state.Count)
    {
        private readonly double[] _sums = new double[(state.Count + Block - 1) / Block];

        public double Of(Span<float> θ, ReadOnlySpan<float> g)
        {
            Share(θ, g, state.Cores);
            var sum = 0.0;
            foreach (var block in _sums) sum += block;
            return sum;
        }

        protected override void Step(Span<float> θ, ReadOnlySpan<float> g, int start)
        {
            for (var i = start / Block; !g.IsEmpty; i++)
            {
                var length = Math.Min(Block, g.Length);
                _sums[i] = Vectors.SumOfSquares(g[..length]);
                g = g[length..];
            }
        }
    }
}
