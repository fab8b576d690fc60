namespace Course;

public static partial class Charts
{
    /// <summary>A bar for each tick, and beside it what is sent.</summary>
    private static Plot TimelinePlot(string title, Bar[] bars, ClusterEvent[] events)
    {
        var most = events.Max(e => e.Holding.Total) / 1e3;
        Axis held = new Axis("held by the device [kB]") with { From = 0, To = most }, doing = "what it does, with which layer"; // what it sends stands in the margin
        var plot = BarsPlot(title, held, doing, bars);
        plot.Traces.RemoveAt(plot.Traces.Count - 1);
        plot.Add("scatter", new
        {
            mode = "text",
            x = bars.Select(bar => bar.Total),
            y = bars.Select(bar => Wrap(bar.Label)),
            text = events.Select(e => e.BytesSent == 0 ? "" : $" sends {Number.Text(Number.Round(e.BytesSent / 1e3, 3))} kB"),
            textposition = "middle right",
            cliponaxis = false,
            showlegend = false,
            hoverinfo = "skip",
        });
        // In a narrow window the words on both sides need more room than the bars.
        plot.Set(new { height = 130 + 26 * bars.Length, margin = new { l = 60, r = 110, t = 24, b = 56 }, minreducedwidth = 30 });
        return plot;
    }
}
