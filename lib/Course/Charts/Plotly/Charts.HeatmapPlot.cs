namespace Course;

public static partial class Charts
{
    /// <summary>Maps in one scale of colours, which covers <paramref name="all"/> that the reader compares.</summary>
    private static Plot HeatmapPlot(Axis x, Axis y, IReadOnlyList<(string Name, Grid Grid)> maps, IEnumerable<Grid> all)
    {
        var plot = new Plot(x, y, height: 480);
        double[] shades = [.. all.SelectMany(grid => grid.Z.SelectMany(row => row.Select(z => Shade(grid, z)))).Where(double.IsFinite).Order()];
        if (shades is []) shades = [0, 1];
        foreach (var (i, map) in maps.Index())
        {
            var panel = i == 0 ? "" : $"{i + 1}";
            AddMap(plot, x, y, map.Grid, panel, shades, i == 0 ? ColorBar(map.Grid, shades, maps.Count == 1 ? 1.02 : 1.09) : null);
            plot.Layout.SetProperty("xaxis" + panel, CellsPart(x.Title, Across(i, maps.Count), standoff: 56));
            plot.Layout.SetProperty("yaxis" + panel, i == 0 ? CellsPart(y.Title) : CellsPart("", anchor: "x" + panel, labels: false));
        }

        if (maps.Count > 1) plot.Set(new { annotations = maps.Select((map, i) => Words(map.Name, Across(i, maps.Count).Average(), "center", 1.01, "bottom")).ToArray() });
        return plot;
    }

    /// <summary>From where to where panel <paramref name="i"/> of <paramref name="count"/> reaches, as shares of the plot's width.</summary>
    private static double[] Across(int i, int count)
    {
        const double Gap = 0.03;
        var width = (1 - (Gap * (count - 1))) / count;
        return [i * (width + Gap), (i * (width + Gap)) + width];
    }

    private static void AddMap(Plot plot, Axis x, Axis y, Grid grid, string panel, double[] shades, object? colorBar)
    {
        string[] columns = [.. grid.X.Select(Number.Text)], rows = [.. grid.Y.Select(Number.Text)];
        AddBlanks(plot, grid, columns, rows, panel);
        plot.Add("heatmap", new
        {
            x = columns,
            y = rows,
            z = grid.Z.Select(row => row.Select(z => Shade(grid, z)).ToArray()).ToArray(),
            text = grid.Z.Select(row => row.Select(z => Number.Text(Number.Round(z, 4))).ToArray()).ToArray(),
            hovertemplate = $"{x.Title} %{{x}}<br>{y.Title} %{{y}}<br>{grid.Name} %{{text}}<extra></extra>",
            hoverongaps = false,
            colorscale = "Cividis",
            zmin = shades[0],
            zmax = shades[^1],
            texttemplate = shades.All(double.IsInteger) && !grid.Logarithmic ? "%{text}" : null,
            xgap = 1,
            ygap = 1,
            showscale = colorBar is not null,
            colorbar = colorBar,
            xaxis = "x" + panel,
            yaxis = "y" + panel,
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
            xaxis = "x" + panel,
            yaxis = "y" + panel,
        });
    }

    private static double Shade(Grid grid, double z) => grid.Logarithmic ? Math.Log10(z) : z;

    private static object ColorBar(Grid grid, double[] shades, double bottom)
    {
        // Numbers that are all there are to show are the ticks; between them there is nothing.
        var ticks = shades.Distinct().ToArray();
        if (ticks.Length > 5) ticks = [shades[0], (shades[0] + shades[^1]) / 2, shades[^1]];
        return new
        {
            title = new { text = grid.Name, side = "top" },
            orientation = "h",
            x = 0.5,
            y = bottom,
            yanchor = "bottom",
            tickvals = ticks,
            ticktext = ticks.Select(t => Number.Text(Number.Round(grid.Logarithmic ? Math.Pow(10, t) : t, 2))).ToArray(),
            tickangle = 0,
            thickness = 12,
            outlinewidth = 0,
        };
    }

    /// <summary>What is not finite is grey: there the run diverged.</summary>
    private static void AddBlanks(Plot plot, Grid grid, string[] columns, string[] rows, string panel) => plot.Add("heatmap", new
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
        xaxis = "x" + panel,
        yaxis = "y" + panel,
    });

    /// <summary>An axis of cells; plotly.js sets the title of one along x too high by what stands on the bar of colours, so it asks for more room.</summary>
    private static object CellsPart(string title, double[]? domain = null, string? anchor = null, bool labels = true, int standoff = 20) => new
    {
        title = new { text = title, standoff },
        type = "category",
        showgrid = false,
        automargin = true,
        showticklabels = labels,
        domain,
        anchor,
    };
}
