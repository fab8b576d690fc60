namespace Course;

/// <summary>The part of the plane that a chart of paths shows.</summary>
internal sealed record PathFrame(double Left, double Right, double Bottom, double Top)
{
    /// <summary>All paths with a margin, but of one that runs away only what lies near start and minimum.</summary>
    public static PathFrame Of(Problem problem, IReadOnlyList<Run> runs)
    {
        var start = runs[0].Path[0];
        var reach = problem.Minimizer is { } m ? Math.Max(Math.Max(Math.Abs(m[0] - start[0]), Math.Abs(m[1] - start[1])), 0.5) : double.MaxValue / 4;
        var points = runs.SelectMany(run => run.Path).Append(problem.Minimizer ?? start)
            .Where(θ => Math.Abs(θ[0] - start[0]) <= 2.5 * reach && Math.Abs(θ[1] - start[1]) <= 2.5 * reach).Append(start).ToArray();
        var (left, right) = Widen(points.Min(θ => θ[0]), points.Max(θ => θ[0]));
        var (bottom, top) = Widen(points.Min(θ => θ[1]), points.Max(θ => θ[1]));
        return new(left, right, bottom, top);
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
