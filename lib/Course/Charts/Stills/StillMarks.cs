namespace Course;

/// <summary>Draws what a trace shows inside of its axes: lines, bands, bars, markers and words.</summary>
/// <param name="x">The horizontal axis.</param>
/// <param name="y">The vertical axis.</param>
/// <param name="plot">The room between them.</param>
/// <param name="points">The points that a line may keep, at most.</param>
internal sealed class StillMarks(StillAxis x, StillAxis y, Box plot, int points)
{
    // Markers up to this size are dots: no eye tells their shapes apart, and a dot takes six bytes.
    private const double Dot = 5;

    public string Of(StillTrace trace, double gap) => trace.Type switch
    {
        "bar" => Bars(trace, gap),
        "heatmap" => StillMap.Cells(trace, x, y),
        "contour" => StillMap.Contours(trace, x, y, plot),
        _ => Line(trace) + Markers(trace),
    };

    /// <summary>The dashes of a line as SVG has them.</summary>
    public static string Dash(string dash) => dash switch
    {
        "dot" => " stroke-dasharray=\"2.5 3.5\"",
        "dash" => " stroke-dasharray=\"9 6\"",
        "longdash" => " stroke-dasharray=\"14 6\"",
        "dashdot" => " stroke-dasharray=\"9 5 2.5 5\"",
        "longdashdot" => " stroke-dasharray=\"14 5 2.5 5\"",
        _ => "",
    };

    /// <summary>Words beside the points of a trace, which stand over the edge of the plot where they must.</summary>
    public IEnumerable<(double X, double Y, string Text)> Labels(StillTrace trace) => !trace.Mode.Contains("text", StringComparison.Ordinal) ? []
        : Points(trace).Zip(trace.Parts.List("text"), (at, text) => (at.X, at.Y, Text: $"{text}".Trim())).Where(label => label.Text.Length > 0 && double.IsFinite(label.X + label.Y));

    public IEnumerable<(double X, double Y)> Points(StillTrace trace) =>
        trace.Values('x').Zip(trace.Values('y'), (across, up) => (x.Pixel(x.Place(across)), y.Pixel(y.Place(up))));

    private string Line(StillTrace trace)
    {
        if (trace.Parts.Text("fill") == "toself")
        {
            var fill = trace.Parts.Text("fillcolor", Theme.Grey + "33");
            return $"<path fill=\"{fill[..7]}\" fill-opacity=\".2\" d=\"{Polyline.Closed([.. Points(trace)], plot, points)}\"/>";
        }

        if (!trace.Mode.Contains("lines", StringComparison.Ordinal)) return "";
        var path = Polyline.Open(Points(trace), plot, points);
        return path.Length == 0 ? "" : $"<path class=\"l\" stroke=\"{trace.Color}\" stroke-width=\"{Polyline.Short(trace.Parts.Number("line.width", 2))}\"{Dash(trace.Parts.Text("line.dash"))} d=\"{path}\"/>";
    }

    private string Markers(StillTrace trace)
    {
        var size = trace.MarkerSize;
        (double X, double Y, int Index)[] shown = [.. Points(trace).Select((at, i) => (X: Math.Round(at.X, 1), Y: Math.Round(at.Y, 1), Index: i))
            .Where(at => at.X >= plot.Left - size && at.X <= plot.Right + size && at.Y >= plot.Top - size && at.Y <= plot.Bottom + size)];
        if (size == 0 || shown.Length == 0) return "";
        var color = trace.Parts.Text("marker.color", trace.Color);
        var faint = trace.Parts.Number("marker.opacity", 1) < 1 ? " opacity=\".45\"" : "";
        if (size <= Dot || shown.Length > points)
        {
            // Of dots that cover one another one is drawn, and of a cloud so many that it is seen.
            for (var near = size / 2; ; near *= 1.4)
            {
                var dots = shown.DistinctBy(at => (Math.Round(at.X / near), Math.Round(at.Y / near))).ToList();
                if (dots.Count <= 2 * points)
                    return $"<path class=\"o\" stroke=\"{color}\" stroke-width=\"{Polyline.Short(size)}\"{faint} d=\"{string.Concat(dots.Select(at => $"{Polyline.Move((at.X, at.Y))}h0"))}\"/>";
            }
        }

        return string.Concat(shown.GroupBy(at => trace.Symbol(at.Index)).Select(group =>
        {
            var isOpen = group.Key.EndsWith("-open", StringComparison.Ordinal);
            var edge = trace.Parts.Number("marker.line.width", isOpen ? 1 : 0) is var width && width > 0 ? $" stroke=\"{trace.Parts.Text("marker.line.color", color)}\" stroke-width=\"{Polyline.Short(width)}\"" : "";
            return $"<path fill=\"{(isOpen ? "none" : color)}\"{edge}{faint} d=\"{string.Concat(group.Select(at => Symbols.Path(group.Key.Replace("-open", "", StringComparison.Ordinal), at.X, at.Y, size / 2)))}\"/>";
        }));
    }

    private string Bars(StillTrace trace, double gap)
    {
        var (along, across) = trace.Lies ? (y, x) : (x, y);
        var thick = Math.Abs(along.Pixel(1) - along.Pixel(0)) * (1 - gap);
        var pieces = trace.Values(along.Letter).Zip(trace.Stacked, (at, piece) => (At: along.Pixel(along.Place(at)), From: Foot(piece.Base), To: Foot(piece.Top)))
            .Where(piece => piece.From != piece.To && double.IsFinite(piece.At + piece.From + piece.To)).ToList();
        if (pieces.Count == 0) return "";
        // Bars too thin to be told apart are the hill that they make.
        if (thick < 1.5 && !trace.Lies && pieces.Count > 1)
            return $"<path fill=\"{trace.Color}\" d=\"{Polyline.Closed([(pieces[0].At, pieces[0].From), .. pieces.Select(piece => (piece.At, piece.To)), (pieces[^1].At, pieces[^1].From)], plot, points)}\"/>";
        return $"<path fill=\"{trace.Color}\" d=\"{string.Concat(pieces.Select(piece => trace.Lies
            ? $"{Polyline.Move((piece.From, piece.At - (thick / 2)))}h{Polyline.Short(piece.To - piece.From)}v{Polyline.Short(thick)}h{Polyline.Short(piece.From - piece.To)}z"
            : $"{Polyline.Move((piece.At - (thick / 2), piece.From))}v{Polyline.Short(piece.To - piece.From)}h{Polyline.Short(thick)}v{Polyline.Short(piece.From - piece.To)}z"))}\"/>";

        // On a logarithmic axis, which has no zero, a bar grows out of the edge.
        double Foot(double value) => across.Pixel(across.Place(value) is var place && double.IsNaN(place) ? across.From : place);
    }
}
