namespace Course;

/// <summary>The part of the plane that a chart of paths shows.</summary>
internal sealed record PathFrame(double Left, double Right, double Bottom, double Top)
{
    /// <summary>All paths on one problem with a margin, but of one that runs away only what lies near its start and the minimum.</summary>
    public static PathFrame Of(IReadOnlyList<Run> runs)
    {
        float[][] points = [.. runs.SelectMany(Near)];
        var (left, right) = Widen(points.Min(θ => θ[0]), points.Max(θ => θ[0]));
        var (bottom, top) = Widen(points.Min(θ => θ[1]), points.Max(θ => θ[1]));
        return new(left, right, bottom, top);
    }

    private static IEnumerable<float[]> Near(Run run)
    {
        var (start, minimizer) = (run.Path[0], run.Trainer.Problem.Minimizer);
        var reach = minimizer is { } m ? Math.Max(Math.Max(Math.Abs(m[0] - start[0]), Math.Abs(m[1] - start[1])), 0.5) : double.MaxValue / 4;
        return run.Path.Append(minimizer ?? start).Where(θ => Math.Abs(θ[0] - start[0]) <= 2.5 * reach && Math.Abs(θ[1] - start[1]) <= 2.5 * reach);
    }

    public double[] Columns(int count) => Places(Left, Right, count);

    public double[] Rows(int count) => Places(Bottom, Top, count);

    private static double[] Places(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Number.Round(from + ((to - from) * i / (count - 1)), 5))];

    private static (double From, double To) Widen(double from, double to)
    {
        var margin = Math.Max(0.12 * (to - from), 0.5);
        return (from - margin, to + margin);
    }
}
