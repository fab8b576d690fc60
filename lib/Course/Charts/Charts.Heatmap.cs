namespace Course;

public static partial class Charts
{
    /// <summary>A colour for every pair of two parameters; the smallest value is marked, if there is one alone.</summary>
    public static Figure Heatmap(string title, Axis x, Axis y, Grid grid) =>
        HeatmapPlot(x, y, [("", grid)], [grid]).Figure(title, Describe(x, y, grid), Data(x, y, grid));

    /// <summary>Heat maps side by side, each under its name, in one scale of colours; the smallest value of each is marked, if there is one alone.</summary>
    /// <exception cref="ArgumentException">There are fewer than two maps, or they differ in their places along x or y.</exception>
    public static Figure Heatmap(string title, Axis x, Axis y, params IReadOnlyList<(string Name, Grid Grid)> maps)
    {
        if (maps.Count < 2) throw new ArgumentException($"chart “{title}” has {maps.Count} maps; side by side there are two or more.", nameof(maps));
        if (maps.Any(map => !map.Grid.X.SequenceEqual(maps[0].Grid.X) || !map.Grid.Y.SequenceEqual(maps[0].Grid.Y)))
            throw new ArgumentException($"the maps of chart “{title}” differ in their places along x or y; make them over the same.", nameof(maps));
        var headers = maps.SelectMany(map => map.Grid.X.Select(place => $"{map.Name}, {x.Title} {Number.Text(place)}"));
        var rows = maps[0].Grid.Y.Select((place, i) => maps.SelectMany(map => map.Grid.Z[i]).Prepend(place).Cast<object?>());
        var description = string.Join(" ", maps.Select(map => $"{map.Name}: {Describe(x, y, map.Grid)}"));
        return HeatmapPlot(x, y, maps, maps.Select(map => map.Grid)).Figure(title, description, new Table(headers.Prepend(y.Title), rows));
    }

    /// <summary>A heat map that changes with a slider, in one scale of colours at all stops.</summary>
    public static Figure Heatmap(string title, Axis x, Axis y, Slider<Grid> slider) =>
        PlotSlider.Figure(slider, grid => HeatmapPlot(x, y, [("", grid)], slider.Frames), (grid, plot) => plot.Figure(title, Describe(x, y, grid), Data(x, y, grid)));

    private static (int Row, int Column)? Best(Grid grid)
    {
        var cells = grid.Z.SelectMany((row, i) => row.Select((z, j) => (Z: z, Row: i, Column: j))).Where(c => double.IsFinite(c.Z)).ToArray();
        if (cells.Length == 0) return null;
        var best = cells.MinBy(c => c.Z);
        return cells.Count(c => c.Z == best.Z) == 1 ? (best.Row, best.Column) : null;
    }

    private static string Describe(Axis x, Axis y, Grid grid)
    {
        var smallest = grid.Z.SelectMany(row => row).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();
        var where = Best(grid) is { } best ? $"the smallest, {Number.Text(smallest)}, lies at {Number.Text(grid.X[best.Column])} and {Number.Text(grid.Y[best.Row])}, where the star is"
            : double.IsNaN(smallest) ? "no cell has a finite value"
            : $"several cells share the smallest, {Number.Text(smallest)}";
        return $"{grid.Name} by {x.Title} and {y.Title}; {where}.";
    }

    private static Table Data(Axis x, Axis y, Grid grid) => new(
        grid.X.Select(place => $"{x.Title} {Number.Text(place)}").Prepend(y.Title),
        grid.Z.Select((row, i) => row.Prepend(grid.Y[i]).Cast<object?>()));
}
