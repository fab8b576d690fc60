using System.Globalization;
using System.Text;

namespace Course;

/// <summary>Lines as path data: without what a pixel cannot show, and without what lies outside of the plot.</summary>
internal static class Polyline
{
    private const double Outside = 40; // so far beyond the plot a line goes on, so that neither its end nor its corner is seen

    /// <summary>The path through points; one that is not finite leaves a gap.</summary>
    /// <param name="points">The points, in pixels.</param>
    /// <param name="plot">The plot: left, top, right, bottom.</param>
    /// <param name="most">The points to keep, at most.</param>
    public static string Open(IEnumerable<(double X, double Y)> points, Box plot, int most)
    {
        var path = new StringBuilder();
        foreach (var run in Runs(points))
        {
            var (thin, last) = (Thin(run, most), (X: double.NaN, Y: double.NaN));
            for (var i = 1; i < thin.Count; i++)
            {
                if (Clip(thin[i - 1], thin[i], plot.Grown(Outside)) is not var (from, to)) continue;
                if (from != last) path.Append(Move(from));
                path.Append(Step(from, to));
                last = to;
            }
        }

        return path.ToString();
    }

    /// <summary>The closed outline through points, which a plot cuts off by itself.</summary>
    public static string Closed(IReadOnlyList<(double X, double Y)> points, Box plot, int most)
    {
        var edge = plot.Grown(Outside);
        var thin = Thin([.. points.Where(IsFinite).Select(p => (Math.Clamp(p.X, edge.Left, edge.Right), Math.Clamp(p.Y, edge.Top, edge.Bottom)))], most);
        return thin.Count < 3 ? "" : Closed(thin);
    }

    /// <summary>The closed outline through just these points.</summary>
    public static string Closed(IReadOnlyList<(double X, double Y)> corners) =>
        Move(corners[0]) + string.Concat(corners.Skip(1).Select((corner, i) => Step(corners[i], corner))) + "z";

    public static string Move((double X, double Y) to) => $"M{Short(to.X)} {Short(to.Y)}";

    /// <summary>From a point to another, both where they are after rounding, so that errors do not add up.</summary>
    private static string Step((double X, double Y) from, (double X, double Y) to)
    {
        var (x, y) = (Short(Math.Round(to.X, 1) - Math.Round(from.X, 1)), Short(Math.Round(to.Y, 1) - Math.Round(from.Y, 1)));
        return y == "0" ? $"h{x}" : x == "0" ? $"v{y}" : $"l{x}{(y[0] == '-' ? "" : " ")}{y}";
    }

    public static string Short(double pixel) => Math.Round(pixel, 1) is var round && round == 0 ? "0" : round.ToString("0.#", CultureInfo.InvariantCulture);

    private static bool IsFinite((double X, double Y) point) => double.IsFinite(point.X) && double.IsFinite(point.Y);

    private static IEnumerable<List<(double X, double Y)>> Runs(IEnumerable<(double X, double Y)> points)
    {
        List<(double X, double Y)> run = [];
        foreach (var point in points)
        {
            if (IsFinite(point))
            {
                run.Add(point);
                continue;
            }

            if (run.Count > 0) yield return run;
            run = [];
        }

        if (run.Count > 0) yield return run;
    }

    /// <summary>Douglas and Peucker's: what lies near the line between its neighbours goes, and if too many are left, what lies further.</summary>
    private static List<(double X, double Y)> Thin(List<(double X, double Y)> points, int most)
    {
        if (points.Count > 4 * most) points = [points[0], .. points.Chunk(2 * points.Count / most).SelectMany(Extremes), points[^1]];
        for (var near = 0.25; ; near *= 1.6)
        {
            var keeps = new bool[points.Count];
            if (points.Count > 0) keeps[0] = keeps[^1] = true;
            var open = new Stack<(int From, int To)>([(0, points.Count - 1)]);
            while (open.TryPop(out var part))
            {
                var (furthest, at) = (near, -1);
                for (var i = part.From + 1; i < part.To; i++)
                {
                    if (Distance(points[i], points[part.From], points[part.To]) is var distance && distance > furthest) (furthest, at) = (distance, i);
                }

                if (at < 0) continue;
                keeps[at] = true;
                open.Push((part.From, at));
                open.Push((at, part.To));
            }

            List<(double X, double Y)> kept = [.. points.Where((_, i) => keeps[i])];
            if (kept.Count <= Math.Max(most, 4)) return kept;
        }
    }

    /// <summary>The lowest and the highest of neighbours too many to be told apart, in their order.</summary>
    private static IEnumerable<(double X, double Y)> Extremes((double X, double Y)[] neighbours)
    {
        var (low, high) = (Array.IndexOf(neighbours, neighbours.MinBy(point => point.Y)), Array.IndexOf(neighbours, neighbours.MaxBy(point => point.Y)));
        return [neighbours[Math.Min(low, high)], neighbours[Math.Max(low, high)]];
    }

    private static double Distance((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, length = (dx * dx) + (dy * dy);
        var share = length > 0 ? Math.Clamp((((point.X - from.X) * dx) + ((point.Y - from.Y) * dy)) / length, 0, 1) : 0;
        return Math.Max(Math.Abs(point.X - from.X - (share * dx)), Math.Abs(point.Y - from.Y - (share * dy)));
    }

    /// <summary>Liang and Barsky's: the part of a line inside of a box, null if there is none.</summary>
    private static ((double X, double Y) From, (double X, double Y) To)? Clip((double X, double Y) from, (double X, double Y) to, Box box)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, enter = 0, leave = 1;
        foreach (var (by, room) in ((double, double)[])[(-dx, from.X - box.Left), (dx, box.Right - from.X), (-dy, from.Y - box.Top), (dy, box.Bottom - from.Y)])
        {
            if (by == 0 && room < 0) return null;
            if (by < 0) enter = Math.Max(enter, room / by);
            if (by > 0) leave = Math.Min(leave, room / by);
        }

        return enter > leave ? null : (At(enter), At(leave));

        (double X, double Y) At(double share) => share switch { 0 => from, 1 => to, _ => (from.X + (share * dx), from.Y + (share * dy)) };
    }
}
