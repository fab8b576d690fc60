namespace Course;

/// <summary>The markers of a chart as path data.</summary>
internal static class Symbols
{
    // The corners of each symbol of radius 1, in the proportions that plotly.js gives them.
    private static readonly Dictionary<string, (double X, double Y)[]> s_corners = new()
    {
        ["square"] = [(-1, -1), (1, -1), (1, 1), (-1, 1)],
        ["diamond"] = [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
        ["triangle-up"] = [(-1.15, 0.6), (1.15, 0.6), (0, -1.2)],
        ["triangle-down"] = [(-1.15, -0.6), (1.15, -0.6), (0, 1.2)],
        ["cross"] = [(-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4), (0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4)],
        ["x"] = [(0, -0.56), (0.56, -1.13), (1.13, -0.56), (0.56, 0), (1.13, 0.56), (0.56, 1.13), (0, 0.56), (-0.56, 1.13), (-1.13, 0.56), (-0.56, 0), (-1.13, -0.56), (-0.56, -1.13)],
        ["hexagon"] = [.. Enumerable.Range(0, 6).Select(i => Around(1, i / 6.0))],
        ["star"] = [.. Enumerable.Range(0, 10).Select(i => Around(i % 2 == 0 ? 1.4 : 0.53, i / 10.0))],
    };

    public static string Path(string symbol, double x, double y, double radius) =>
        s_corners.TryGetValue(symbol, out var corners)
            ? Polyline.Closed([.. corners.Select(corner => (x + (radius * corner.X), y + (radius * corner.Y)))])
            : $"{Polyline.Move((x - radius, y))}a{Polyline.Short(radius)} {Polyline.Short(radius)} 0 1 0 {Polyline.Short(2 * radius)} 0a{Polyline.Short(radius)} {Polyline.Short(radius)} 0 1 0 {Polyline.Short(-2 * radius)} 0z";

    private static (double X, double Y) Around(double radius, double turn) => (radius * Math.Sin(2 * Math.PI * turn), -radius * Math.Cos(2 * Math.PI * turn));
}
