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
        where T : IEnumerable<Series> =>
        PlotSlider.Figure(slider.Select(frame => frame.ToArray()), series => LinesPlot(title, x, y, series), (series, plot) => plot.Figure(title, Describe(y, x, series), Data(x, y, series)));

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
