namespace Course;

public static partial class Charts
{
    private static Plot LinesPlot(string title, Axis x, Axis y, IReadOnlyList<Series> series)
    {
        if (series.Count == 0) throw new ArgumentException($"chart “{title}” has no series; give it at least one.", nameof(series));
        var plot = new Plot(x.Around(series.SelectMany(s => s.X)), y.Around(series.SelectMany(s => s.Y)));
        var styles = Theme.For([.. series.Select(s => s.Name)]);
        foreach (var (line, style) in series.Zip(styles))
        {
            if (line is { Low: { } low, High: { } high }) AddBand(plot, line, style, low, high);
        }

        foreach (var (line, style) in series.Zip(styles)) AddLine(plot, line, style, series.Count > 1);
        return plot;
    }

    private static void AddLine(Plot plot, Series line, Style style, bool legend) => plot.Add("scatter", new
    {
        name = line.Name,
        mode = line.Points || line.X.Count == 1 ? "markers" : "lines",
        x = line.X,
        y = line.Y,
        line = new { color = style.Color, width = Theme.LineWidth, dash = style.Dash },
        marker = line.X.Count > 60
            ? new { color = style.Color, symbol = style.Marker, size = 5, opacity = 0.45 } // a cloud: what is drawn over it must show
            : new { color = style.Color, symbol = style.Marker, size = 9, opacity = 1.0 },
        legendgroup = line.Name,
        showlegend = legend,
        hovertemplate = $"{line.Name}<br>%{{x}}: %{{y:.5g}}<extra></extra>",
    });

    private static void AddBand(Plot plot, Series line, Style style, IReadOnlyList<double> low, IReadOnlyList<double> high)
    {
        // One closed outline; a plot that fills to the trace before it would lose it when the legend hides that trace.
        int[] inside = [.. Enumerable.Range(0, line.X.Count).Where(i => double.IsFinite(low[i]) && double.IsFinite(high[i]) && (low[i] > 0 || !plot.Y.Logarithmic))];
        plot.Add("scatter", new
        {
            name = line.Name + ", band",
            mode = "lines",
            x = inside.Concat(inside.Reverse()).Select(i => line.X[i]).ToArray(),
            y = inside.Select(i => low[i]).Concat(inside.Reverse().Select(i => high[i])).ToArray(),
            fill = "toself",
            fillcolor = style.Color + "33",
            line = new { width = 0 },
            legendgroup = line.Name,
            showlegend = false,
            hoverinfo = "skip",
        });
    }
}
