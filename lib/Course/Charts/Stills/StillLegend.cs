using System.Text;

namespace Course;

/// <summary>The names of a chart's series above it, in as many rows as they need.</summary>
internal static class StillLegend
{
    private const double Line = 22, Sample = 42;

    /// <summary>The legend and its height.</summary>
    public static (string Svg, double Height) Of(IReadOnlyList<StillTrace> traces, Box room)
    {
        StillTrace[] named = [.. traces.Where(trace => trace.InLegend)];
        if (named.Length == 0) return ("", 0);
        var svg = new StringBuilder();
        var (left, middle) = (room.Left, room.Top + (Line / 2));
        foreach (var trace in named)
        {
            var name = Words.Fit(trace.Name, Theme.FontSize, room.Width - Sample);
            var width = Sample + Words.Width(name, Theme.FontSize);
            if (left > room.Left && left + width > room.Right) (left, middle) = (room.Left, middle + Line);
            svg.Append(SampleOf(trace, left, middle));
            svg.Append($"<text x=\"{Polyline.Short(left + Sample - 6)}\" y=\"{Polyline.Short(middle + 5)}\">{Words.Escape(name)}</text>");
            left += width + 10;
        }

        return (svg.ToString(), middle + (Line / 2) - room.Top);
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
