namespace Course;

public static partial class Charts
{
    /// <summary>A colour for every pair of two parameters; the smallest value is marked.</summary>
    public static Figure Heatmap(string title, Axis x, Axis y, Grid grid) =>
        HeatmapPlot(x, y, grid).Figure(title, Describe(x, y, grid), Data(x, y, grid));

    /// <summary>A heat map that changes with a slider.</summary>
    public static Figure Heatmap(string title, Axis x, Axis y, Slider<Grid> slider)
    {
        var shown = slider.Frames[slider.Start];
        return PlotSlider.Slide(slider, grid => HeatmapPlot(x, y, grid)).Figure(title,
            $"{Describe(x, y, shown)} A slider moves {slider.Name} from {slider.Labels[0]} to {slider.Labels[^1]}; it stands at {slider.Labels[slider.Start]}.",
            Data(x, y, shown));
    }

    private static Plot HeatmapPlot(Axis x, Axis y, Grid grid)
    {
        var plot = new Plot(x, y, height: 480);
        double Shade(double z) => grid.Logarithmic ? Math.Log10(z) : z;
        double[] shades = [.. grid.Z.SelectMany(row => row.Select(Shade)).Where(double.IsFinite)];
        var (low, high) = shades.Length > 0 ? (shades.Min(), shades.Max()) : (0, 1);
        double[] ticks = [.. Enumerable.Range(0, 5).Select(i => low + ((high - low) * i / 4))];
        string[] columns = [.. grid.X.Select(Number.Text)], rows = [.. grid.Y.Select(Number.Text)];
        AddBlanks(plot, grid, columns, rows);
        plot.Add("heatmap", new
        {
            x = columns,
            y = rows,
            z = grid.Z.Select(row => row.Select(Shade).ToArray()).ToArray(),
            text = grid.Z.Select(row => row.Select(z => Number.Text(Number.Round(z, 4))).ToArray()).ToArray(),
            hovertemplate = $"{x.Title} %{{x}}<br>{y.Title} %{{y}}<br>{grid.Name} %{{text}}<extra></extra>",
            hoverongaps = false,
            colorscale = "Cividis",
            xgap = 1,
            ygap = 1,
            colorbar = new
            {
                title = new { text = grid.Name, side = "top" },
                orientation = "h",
                x = 0.5,
                y = 1.02,
                yanchor = "bottom",
                tickvals = ticks,
                ticktext = ticks.Select(t => Number.Text(Number.Round(grid.Logarithmic ? Math.Pow(10, t) : t, 2))).ToArray(),
                thickness = 12,
                outlinewidth = 0,
            },
        });
        var best = Best(grid);
        plot.Add("scatter", new
        {
            mode = "markers",
            x = best is { } b ? new[] { columns[b.Column] } : [],
            y = best is { } c ? new[] { rows[c.Row] } : [],
            marker = new { symbol = "star", size = 16, color = "#ffffff", line = new { color = "#111111", width = 1.5 } },
            hoverinfo = "skip",
            showlegend = false,
        });
        plot.Set(new { xaxis = CellsPart(x), yaxis = CellsPart(y) });
        return plot;
    }

    /// <summary>What is not finite is grey: there the run diverged.</summary>
    private static void AddBlanks(Plot plot, Grid grid, string[] columns, string[] rows) => plot.Add("heatmap", new
    {
        x = columns,
        y = rows,
        z = grid.Z.Select(row => row.Select(z => double.IsFinite(z) ? double.NaN : 1).ToArray()).ToArray(),
        colorscale = new[] { new object[] { 0, "rgba(128,128,128,0.35)" }, [1, "rgba(128,128,128,0.35)"] },
        showscale = false,
        hoverongaps = false,
        hovertemplate = "%{x}, %{y}: not finite<extra></extra>",
        xgap = 1,
        ygap = 1,
    });

    private static object CellsPart(Axis axis) => new
    {
        title = new { text = axis.Title, standoff = 20 },
        type = "category",
        showgrid = false,
        automargin = true,
    };

    private static (int Row, int Column)? Best(Grid grid)
    {
        var cells = grid.Z.SelectMany((row, i) => row.Select((z, j) => (Z: z, Row: i, Column: j))).Where(c => double.IsFinite(c.Z)).ToArray();
        return cells.Length > 0 ? (cells.MinBy(c => c.Z).Row, cells.MinBy(c => c.Z).Column) : null;
    }

    private static string Describe(Axis x, Axis y, Grid grid) => Best(grid) is { } best
        ? $"{grid.Name} by {x.Title} and {y.Title}; the smallest, {Number.Text(grid.Z[best.Row][best.Column])}, lies at {Number.Text(grid.X[best.Column])} and {Number.Text(grid.Y[best.Row])}, where the star is."
        : $"{grid.Name} by {x.Title} and {y.Title}; no cell has a finite value.";

    private static Table Data(Axis x, Axis y, Grid grid) => new(
        grid.X.Select(place => $"{x.Title} {Number.Text(place)}").Prepend(y.Title),
        grid.Z.Select((row, i) => row.Prepend(grid.Y[i]).Cast<object?>()));
}
