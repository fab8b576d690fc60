namespace Course;

public static partial class Charts
{
    private static readonly double[] s_decays = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999];

    /// <summary>The weight βᵏ(1 − β) that a moving average of <paramref name="steps"/> gradients gives the one k steps back, with a slider over β, the half-life and the window.</summary>
    /// <param name="beta">The β to start at; 0 ≤ β &lt; 1.</param>
    /// <param name="steps">How many gradients have been averaged, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">β or the number of steps is out of range.</exception>
    public static Figure EmaWeights(double beta = 0.9, int steps = 100)
    {
        Guard.Decay(beta, nameof(beta));
        Guard.AtLeast(steps, 1, nameof(steps));
        double[] decays = [.. s_decays.Append(beta).Distinct().Order()];
        var slider = Slider.Over("β", decays, β => β, Array.IndexOf(decays, beta));
        var plot = PlotSlider.Slide(slider, β => EmaPlot(β, steps));
        var data = new Table(["k [steps back]", "weight βᵏ(1 − β)"], Enumerable.Range(0, steps).Select(k => new object?[] { k, Ema.Weight(beta, k) }));
        return plot.Figure("What a moving average remembers",
            $"Bars of the weight of the gradient k steps back for β = {Number.Text(beta)}: {Number.Text(1 - beta)} for the newest, falling by the factor β with every step; {EmaSum(beta, steps)}. A slider moves β from {slider.Labels[0]} to {slider.Labels[^1]}.",
            data) with
        {
            Caption = "The half-life (dashed) is where a weight has halved; the window 1/(1 − β) (dotted) is something else, and longer.",
        };
    }

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

    private static string EmaSum(double β, int steps) =>
        FormattableString.Invariant($"the {steps} weights sum to {Number.Text(Math.Round(Ema.Sum(β, steps), 6))}");

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
