namespace Course;

/// <summary>The charts of the course: each call draws one and returns it as a <see cref="Figure"/>.</summary>
public static partial class Charts
{
    /// <summary>Lines, each with its name, and with a band where a series has one.</summary>
    /// <exception cref="ArgumentException">There is no series.</exception>
    public static Figure Lines(string title, Axis x, Axis y, params IReadOnlyList<Series> series)
    {
        var plot = LinesPlot(title, x, y, series);
        return plot.Figure(title, Describe(y, x, series), Data(x, y, series));
    }

    /// <summary>Lines that change with a slider.</summary>
    /// <exception cref="ArgumentException">A stop has no series, or the stops differ in their number of series.</exception>
    public static Figure Lines<T>(string title, Axis x, Axis y, Slider<T> slider)
        where T : IEnumerable<Series>
    {
        var plot = PlotSlider.Slide(slider, frame => LinesPlot(title, x, y, [.. frame]));
        Series[] shown = [.. slider.Frames[slider.Start]];
        return plot.Figure(title, $"{Describe(y, x, shown)} A slider moves {slider.Name} from {slider.Labels[0]} to {slider.Labels[^1]}; it stands at {slider.Labels[slider.Start]}.",
            Data(x, y, shown));
    }

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

    private static string Describe(Axis y, Axis x, IReadOnlyList<Series> series) =>
        $"{y.Title} against {x.Title}: " + string.Join("; ", series.Take(6).Select(s =>
            $"{s.Name} from {Number.Text(s.Y[0])} at {Number.Text(s.X[0])} to {Number.Text(s.Y[^1])} at {Number.Text(s.X[^1])}"))
        + (series.Count > 6 ? $"; and {series.Count - 6} more." : ".");

    /// <summary>The points: a column for each series where all share their places, else a row for each point.</summary>
    private static Table Data(Axis x, Axis y, IReadOnlyList<Series> series)
    {
        if (series.All(s => s.X.SequenceEqual(series[0].X)))
        {
            var names = series.Count == 1 ? [y.Title] : series.Select(s => s.Name);
            return new(names.Prepend(x.Title), Enumerable.Range(0, series[0].X.Count)
                .Select(i => series.Select(s => s.Y[i]).Prepend(series[0].X[i]).Cast<object?>()));
        }

        return new(["series", x.Title, y.Title], series.SelectMany(s => s.X.Select((place, i) => new object?[] { s.Name, place, s.Y[i] })));
    }
}
