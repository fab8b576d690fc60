namespace Course;

public static partial class Charts
{
    private static Plot EmaPlot(double β, int steps)
    {
        var plot = new Plot("k: how many steps back", "weight βᵏ(1 − β)");
        int[] ks = [.. Enumerable.Range(0, steps)];
        plot.Add("bar", new
        {
            x = ks,
            // What is too low to be seen is not worth its digits in the page.
            y = Ema.Weights(β, steps).Select(w => w < 1e-6 * (1 - β) ? 0 : Number.Round(w, 5)).ToArray(),
            marker = new { color = Theme.Palette[0], line = new { width = 0 } },
            hovertemplate = "k = %{x}<br>weight %{y:.4g}<extra></extra>",
        });
        double halfLife = Ema.HalfLife(β), window = Ema.Window(β);
        plot.Set(new
        {
            bargap = steps > 60 ? 0 : 0.15,
            xaxis = new Axis("k: how many steps back") { From = -0.5, To = steps - 0.5 }.Part(grid: false),
            shapes = new[] { Mark(halfLife, steps, "dash", Theme.Palette[1]), Mark(window, steps, "dot", Theme.Palette[2]) },
            annotations = new[]
            {
                Note($"half-life {Number.Text(Math.Round(halfLife, 2))}", 0.98, Theme.Palette[1]),
                Note($"window {Number.Text(Math.Round(window, 2))}", 0.89, Theme.Palette[2]),
                Note(EmaSum(β, steps), 0.80, null),
            },
        });
        return plot;
    }

    private static object Mark(double k, int steps, string dash, string color) => new
    {
        type = "line",
        x0 = Math.Min(k, steps),
        x1 = Math.Min(k, steps),
        y0 = 0,
        y1 = 1,
        yref = "paper",
        opacity = k <= steps ? 1 : 0,
        line = new { color, dash, width = 2 },
    };

    private static object Note(string text, double y, string? color) => Words(text, 1, "right", y, "top", color);

    /// <summary>Words on the plot; x and y are shares of its width and height, from the left and from the bottom.</summary>
    private static object Words(string text, double x, string xanchor, double y, string yanchor, string? color = null) => new
    {
        text,
        x,
        xref = "paper",
        xanchor,
        y,
        yref = "paper",
        yanchor,
        showarrow = false,
        font = color is null ? null : new { color },
    };
}
