using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Course;

/// <summary>A figure as one SVG that needs no script: what its chart shows when it opens, drawn from the same parts.</summary>
/// <remarks>It names no identifiers, so that many can stand in one page, and brings its own paper, since it cannot ask on what it lies.</remarks>
internal static class Still
{
    private const double Width = 700, Edge = 14;
    private const int Points = 1600; // of all lines together; more no eye sees at this width
    private const int Most = 40_000; // characters

    public static string Of(Figure figure)
    {
        var svg = Of(figure, Points);
        for (var fewer = Points / 2; svg.Length > Most && fewer > 100; fewer /= 2) svg = Of(figure, fewer);
        return svg;
    }

    private static string Of(Figure figure, int points)
    {
        var parts = JsonNode.Parse(figure.ToPlotlyJson());
        var layout = parts.At("layout");
        var traces = StillTrace.Of(parts.List("data"));
        var sliders = layout.List("sliders");
        var panels = traces.Select(trace => (X: trace.AxisOf('x'), Y: trace.AxisOf('y'))).Distinct().DefaultIfEmpty((X: "x", Y: "y"))
            .Select(names => new Panel(Axis(layout, names.X, traces), Axis(layout, names.Y, traces), [.. traces.Where(trace => (trace.AxisOf('x'), trace.AxisOf('y')) == names)])).ToList();

        var left = Edge + StillFrame.Room(panels[0].Y);
        var (legend, legendHeight) = StillLegend.Of(traces, new(left, 10, Width - Edge, 0));
        var scale = traces.FirstOrDefault(trace => trace.Parts.Is("showscale", false));
        var notes = layout.List("annotations");
        var top = 14 + legendHeight + (scale is null ? 0 : 62) + (panels.Count > 1 ? 24 : 0);
        var height = Math.Max(180, layout.Number("height", 420) - Math.Max(0, layout.Number("margin.b", 64) - 64) - top - StillFrame.Room(panels[0].X));
        var right = Width - Edge - Overhang(panels[^1].X);
        // Words beside the last bar stand over the edge of the plot: it makes way for them.
        for (var tries = 0; tries < 3; tries++)
        {
            foreach (var panel in panels) panel.Lay(new(left, top, right, top + height));
            var reach = panels.SelectMany(panel => panel.Traces.SelectMany(panel.Marks(0).Labels)).Select(label => label.X + 6 + Words.Width(label.Text, Theme.FontSize)).DefaultIfEmpty().Max();
            right -= Math.Max(0, Math.Min(reach - Width + 6, 200));
        }

        var body = new StringBuilder();
        foreach (var panel in panels) body.Append(panel.Svg(points / Math.Max(1, traces.Count), layout));
        foreach (var note in notes) body.Append(Note(note, new(left, top, right, top + height)));
        if (scale is not null) body.Append(StillMap.Scale(scale, new(left, top - 58 - (panels.Count > 1 ? 24 : 0), right - 16, top)));
        var bottom = top + height + panels.Max(panel => StillFrame.Room(panel.X));
        foreach (var slider in sliders)
        {
            bottom += 26;
            body.Append($"<text class=\"b\" x=\"{Polyline.Short(left)}\" y=\"{Polyline.Short(bottom - 2)}\">{Words.Escape(Words.Fit(slider.Text("currentvalue.prefix") + slider.List("steps").ElementAtOrDefault((int)slider.Number("active", 0)).Text("label"), Theme.FontSize, Width - left - Edge))}</text>");
        }

        var (ink, paper, tall) = (Theme.Ink, Theme.Paper, Math.Ceiling(bottom + 8));
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"still\" width=\"{Width}\" height=\"{tall}\" viewBox=\"0 0 {Width} {tall}\" role=\"img\" aria-label=\"{Words.Escape(figure.Title)}\" font-family=\"{Theme.Font}\" font-size=\"{Theme.FontSize}\">"
            + $"<title>{Words.Escape(figure.Title)}</title><desc>{Words.Escape(figure.Description)}</desc>"
            + $"<style>.still .p{{fill:{paper.Light}}}.still text{{fill:{ink.Light}}}@media(prefers-color-scheme:dark){{.still .p{{fill:{paper.Dark}}}.still text{{fill:{ink.Dark}}}}}"
            + ".still .m{text-anchor:middle}.still .e{text-anchor:end}.still .s{font-size:11px}.still .b{font-weight:600}.still .l{fill:none;stroke-linejoin:round}.still .o{fill:none;stroke-linecap:round}"
            + $".still .a,.still .g{{fill:none;stroke:{Theme.Grey}}}.still .g{{stroke-opacity:.25}}</style>"
            + $"<rect class=\"p\" width=\"{Width}\" height=\"{tall}\"/>{legend}{body}</svg>";
    }

    private static StillAxis Axis(JsonNode? layout, string name, IReadOnlyList<StillTrace> traces)
    {
        var key = $"{name[0]}axis{name[1..]}";
        return new(name, layout.At(key), [.. traces.Where(trace => trace.AxisOf(name[0]) == name)], name[0] == 'x' ? 620 : 330);
    }

    /// <summary>How far the last words below an axis stand out beside it.</summary>
    private static double Overhang(StillAxis x) => StillTicks.Of(x).Where(_ => !x.IsCategory)
        .Select(tick => x.Pixel(tick.Place) + (Words.Width(tick.Text + tick.Power, Theme.FontSize) / 2) - x.Length).Append(0).Max();

    private static string Note(JsonNode? note, Box plot)
    {
        double x = plot.Left + (note.Number("x", 0) * plot.Width), y = plot.Bottom - (note.Number("y", 0) * plot.Height);
        var anchor = note.Text("xanchor") switch { "right" => "e", "center" => "m", _ => "" };
        var color = note.Text("font.color") is { Length: > 0 } given ? $" style=\"fill:{given}\"" : "";
        var lines = Words.Lines(note.Text("text"));
        return string.Concat(lines.Select((line, i) =>
            $"<text class=\"{anchor}\"{color} x=\"{Polyline.Short(x)}\" y=\"{Polyline.Short(note.Text("yanchor") == "bottom" ? y - 5 - (19 * (lines.Length - 1 - i)) : y + 16 + (19 * i))}\">{Words.Escape(line)}</text>"));
    }

    /// <summary>Two axes and what stands between them.</summary>
    private sealed record Panel(StillAxis X, StillAxis Y, IReadOnlyList<StillTrace> Traces)
    {
        private Box _plot;

        public void Lay(Box room)
        {
            double[] across = [.. X.Part.List("domain").Select(share => share.Number() ?? 0)];
            if (across is not [_, _]) across = [0, 1];
            _plot = new(room.Left + (across[0] * room.Width), room.Top, room.Left + (across[1] * room.Width), room.Bottom);
            (X.Pixels, Y.Pixels) = ((_plot.Left, _plot.Right), (_plot.Bottom, _plot.Top));
        }

        public StillMarks Marks(int points) => new(X, Y, _plot, points);

        public string Svg(int points, JsonNode? layout)
        {
            var marks = Marks(Math.Max(40, points));
            var gap = layout.Number("bargap", 0.2);
            var inside = string.Concat(Traces.Select(trace => marks.Of(trace, gap) is { Length: > 0 } drawn ? $"<g data-series=\"{Words.Escape(trace.Name)}\">{drawn}</g>" : ""));
            var shapes = string.Concat(layout.List("shapes").Where(shape => shape.Number("opacity", 1) > 0).Select(shape =>
                $"<path class=\"l\" stroke=\"{shape.Text("line.color", Theme.Grey)}\" stroke-width=\"2\"{StillMarks.Dash(shape.Text("line.dash"))} d=\"{Polyline.Move((X.Pixel(X.Place(shape.At("x0"))), _plot.Top))}v{Polyline.Short(_plot.Height)}\"/>"));
            var labels = string.Concat(Traces.SelectMany(marks.Labels).Select(label => $"<text x=\"{Polyline.Short(label.X + 5)}\" y=\"{Polyline.Short(label.Y + 5)}\">{Words.Escape(label.Text)}</text>"));
            var (left, top, width, tall) = (Polyline.Short(_plot.Left), Polyline.Short(_plot.Top), Polyline.Short(_plot.Width), Polyline.Short(_plot.Height));
            // An inner svg cuts off by itself what reaches out of it.
            return $"{StillFrame.Of(X, Y, _plot)}<svg x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{tall}\" viewBox=\"{left} {top} {width} {tall}\" data-x=\"{Range(X)}\" data-y=\"{Range(Y)}\">{inside}{shapes}</svg>{labels}";
        }

        private static string Range(StillAxis axis) => string.Create(CultureInfo.InvariantCulture, $"{axis.From:G6} {axis.To:G6}");
    }
}
