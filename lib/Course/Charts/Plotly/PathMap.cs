namespace Course;

/// <summary>The contours under paths, over one part of the plane.</summary>
/// <remarks>While a reader moves a start, the map stays; it is made once for the problem it shows.</remarks>
internal sealed class PathMap(PathFrame frame)
{
    private const int GridLines = 41, Highest = 999, Lines = 15;

    private readonly (JsonPart X, JsonPart Y) _places = (new(JsonText.Of(frame.Columns(GridLines))), new(JsonText.Of(frame.Rows(GridLines))));
    private (Problem? Problem, JsonPart Heights) _last = (null, new(""));

    public PathFrame Frame => frame;

    public void AddContours(Plot plot, Problem problem)
    {
        if (_last.Problem != problem) _last = (problem, new(JsonText.Of(Heights(problem))));
        plot.Add("contour", new
        {
            x = _places.X,
            y = _places.Y,
            z = _last.Heights,
            contours = new { coloring = "heatmap", start = 0, end = Highest, size = Highest / (double)Lines },
            colorscale = new[] { new object[] { 0, "rgba(128,128,128,0.5)" }, [1, "rgba(128,128,128,0)"] },
            line = new { color = "rgba(128,128,128,0.45)", width = 0.8 },
            showscale = false,
            hoverinfo = "skip",
        });
    }

    /// <summary>Lines at equal steps of the logarithm: they show the floor of a valley and its walls at once. As whole numbers they take little of a page.</summary>
    private double[][] Heights(Problem problem)
    {
        var losses = Grid.Of("loss", frame.Columns(GridLines), frame.Rows(GridLines), (x, y) => problem.Loss([(float)x, (float)y])).Z;
        double[] all = [.. losses.SelectMany(row => row).Where(double.IsFinite).DefaultIfEmpty()];
        double low = Math.Min(problem.Floor ?? double.MaxValue, all.Min()), high = all.Max();
        double Height(double loss) => Math.Log10(loss - low + (1e-3 * (high - low)));
        double lowest = Height(all.Min()), range = Height(high) - lowest;
        return [.. losses.Select(row => row.Select(loss => range > 0 ? Math.Round(Highest * (Height(loss) - lowest) / range) : 0).ToArray())];
    }
}
