namespace Course;

public static partial class Charts
{
    private static Plot BarsPlot(string title, Axis value, Axis category, IReadOnlyList<Bar> bars)
    {
        if (bars.Count == 0) throw new ArgumentException($"chart “{title}” has no bar; give it at least one.", nameof(bars));
        string[] labels = [.. bars.Select(bar => Wrap(bar.Label))];
        var lines = labels.Max(label => label.Split("<br>").Length);
        var plot = new Plot(value, category, height: 140 + ((34 + (14 * lines)) * bars.Count));
        var parts = PartNames(bars);
        var styles = Theme.For(parts);
        foreach (var (part, style) in parts.Zip(styles))
        {
            plot.Add("bar", new
            {
                name = part,
                orientation = "h",
                x = bars.Select(bar => PartOf(bar, part)).ToArray(),
                y = labels,
                marker = new { color = style.Color },
                showlegend = parts.Count > 1,
                hovertemplate = $"%{{y}}<br>{part} %{{x:.5g}}<extra></extra>",
            });
        }

        // The totals stand beside the bars, written by a trace of their own so that stacked bars carry one number, not one per part.
        plot.Add("scatter", new
        {
            mode = "text",
            x = bars.Select(bar => bar.Total).ToArray(),
            y = labels,
            text = bars.Select(bar => " " + Number.Text(Number.Round(bar.Total, 4))).ToArray(),
            textposition = "middle right",
            cliponaxis = false,
            showlegend = false,
            hoverinfo = "skip",
        });
        plot.Set(new { barmode = "stack", bargap = 0.3, xaxis = value.Part(fromZero: true), yaxis = CategoryPart(category), legend = LegendInOrder, margin = new { l = 60, r = 56, t = 24, b = 56 } });
        return plot;
    }

    // Stacked bars else list their parts from the last to the first.
    private static object LegendInOrder => new { orientation = "h", x = 0, y = 1.02, xanchor = "left", yanchor = "bottom", traceorder = "normal" };

    private static object CategoryPart(Axis axis) => new
    {
        title = new { text = axis.Title, standoff = 12 },
        type = "category",
        autorange = "reversed",
        showgrid = false,
        automargin = true,
        ticks = "outside",
        ticklen = 6,
        tickcolor = "rgba(0,0,0,0)",
    };

    /// <summary>A label in lines short enough to leave a narrow screen room for the bars.</summary>
    private static string Wrap(string label)
    {
        const int width = 14;
        List<string> lines = [];
        foreach (var word in label.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + word.Length < width) lines[^1] += " " + word;
            else lines.Add(word);
        }

        return string.Join("<br>", lines);
    }
}
