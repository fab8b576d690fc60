using System.Text;

namespace Course;

/// <summary>The names of a chart's series above it, in columns as wide as the widest.</summary>
internal static class StillLegend
{
    private const double Line = 22, Sample = 42;

    /// <summary>The legend and its height.</summary>
    public static (string Svg, double Height) Of(IReadOnlyList<StillTrace> traces, Box room)
    {
        StillTrace[] named = [.. traces.Where(trace => trace.InLegend)];
        if (named.Length == 0) return ("", 0);
        double[] widths = [.. named.Select(trace => Sample + Words.Width(Words.Fit(trace.Name, Theme.FontSize, room.Width - Sample), Theme.FontSize) + 12)];
        var isOneRow = widths.Sum() <= room.Width;
        var columns = isOneRow ? named.Length : Math.Max(1, (int)(room.Width / widths.Max()));
        var svg = new StringBuilder();
        for (var i = 0; i < named.Length; i++)
        {
            var left = room.Left + (isOneRow ? widths.Take(i).Sum() : i % columns * widths.Max());
            var middle = room.Top + (Line * ((i / columns) + 0.5));
            svg.Append(SampleOf(named[i], left, middle));
            svg.Append($"<text x=\"{Polyline.Short(left + Sample - 6)}\" y=\"{Polyline.Short(middle + 5)}\">{Words.Escape(Words.Fit(named[i].Name, Theme.FontSize, room.Width - Sample))}</text>");
        }

        return (svg.ToString(), Line * Math.Ceiling((double)named.Length / columns));
    }

    private static string SampleOf(StillTrace trace, double left, double middle)
    {
        if (trace.IsBar) return $"<path fill=\"{trace.Color}\" d=\"{Polyline.Move((left + 10, middle - 6))}h14v12h-14z\"/>";
        var line = !trace.Mode.Contains("lines", StringComparison.Ordinal) ? ""
            : $"<path class=\"l\" stroke=\"{trace.Color}\" stroke-width=\"2.5\"{StillMarks.Dash(trace.Parts.Text("line.dash"))} d=\"{Polyline.Move((left, middle))}h30\"/>";
        var marker = trace.MarkerSize == 0 ? ""
            : $"<path fill=\"{trace.Parts.Text("marker.color", trace.Color)}\" d=\"{Symbols.Path(trace.Symbol(0), left + 15, middle, Math.Clamp(trace.MarkerSize, 4, 16) / 2)}\"/>";
        return line + marker;
    }
}
