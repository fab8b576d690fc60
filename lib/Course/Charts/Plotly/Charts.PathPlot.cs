namespace Course;

public static partial class Charts
{
    private const int MostFrames = 50;

    private static readonly string[] s_placeSymbols = ["circle-open", "star"];

    private static Plot PathPlot(IReadOnlyList<Run> runs, IReadOnlyList<Style> styles, PathMap map)
    {
        var frame = map.Frame;
        Axis x = new("θ₁") { From = frame.Left, To = frame.Right }, y = new("θ₂") { From = frame.Bottom, To = frame.Top };
        var plot = new Plot(x, y, height: 480);
        map.AddContours(plot, runs[0].Trainer.Problem);
        foreach (var (run, style) in runs.Zip(styles)) AddWay(plot, run, style);
        AddPlaces(plot, runs[0].Trainer.Problem, runs[0]);
        return plot;
    }

    private static void AddWay(Plot plot, Run run, Style style) => plot.Add("scatter", new
    {
        name = run.Label,
        mode = "lines+markers",
        x = run.Path.Select(θ => θ[0]).ToArray(),
        y = run.Path.Select(θ => θ[1]).ToArray(),
        text = run.Path.Select((_, i) => $"step {(i < run.Steps.Count ? run.Steps[i] : i)}").ToArray(),
        line = new { color = style.Color, width = 2, dash = style.Dash },
        marker = new { color = style.Color, symbol = style.Marker, size = 4 },
        legendgroup = run.Label,
        hovertemplate = $"{run.Label}<br>%{{text}}<br>(%{{x:.4g}}, %{{y:.4g}})<extra></extra>",
    });

    private static void AddPlaces(Plot plot, Problem problem, Run run)
    {
        float[][] places = problem.Minimizer is { } minimizer ? [run.Path[0], minimizer] : [run.Path[0]];
        plot.Add("scatter", new
        {
            mode = "markers",
            x = places.Select(θ => θ[0]).ToArray(),
            y = places.Select(θ => θ[1]).ToArray(),
            marker = new { color = Theme.Grey, symbol = s_placeSymbols, size = 14, line = new { width = 2, color = Theme.Grey } },
            hovertemplate = "(%{x:.4g}, %{y:.4g})<extra></extra>",
            showlegend = false,
        });
    }

    /// <summary>A large marker where a run ends.</summary>
    private static void AddPlace(Plot plot, Run run, Style style) => plot.Add("scatter", new
    {
        mode = "markers",
        x = new[] { run.Path[^1][0] },
        y = new[] { run.Path[^1][1] },
        marker = new { color = style.Color, symbol = style.Marker, size = 14, line = new { color = "#ffffff", width = 1.5 } },
        legendgroup = run.Label,
        showlegend = false,
        hoverinfo = "skip",
    });

    /// <summary>The large markers, moved by a slider through the steps.</summary>
    private static void AddSteps(Plot plot, IReadOnlyList<Run> runs, IReadOnlyList<Style> styles)
    {
        var first = plot.Traces.Count;
        foreach (var (run, style) in runs.Zip(styles)) AddPlace(plot, run, style);

        var longest = runs.MaxBy(run => run.Path.Count)!;
        int[] indices = [.. Enumerable.Range(0, longest.Path.Count).Where(i => i == longest.Path.Count - 1 || i % (1 + (longest.Path.Count / MostFrames)) == 0)];
        string[] names = [.. indices.Select(i => Number.Text(i < longest.Steps.Count ? longest.Steps[i] : i))];
        foreach (var (i, name) in indices.Zip(names))
        {
            plot.Frames.Add(new
            {
                name,
                data = runs.Select(run => run.Path[Math.Min(i, run.Path.Count - 1)]).Select(θ => new { x = new[] { θ[0] }, y = new[] { θ[1] } }).ToArray(),
                traces = Enumerable.Range(first, runs.Count).ToArray(),
            });
        }

        PlotSlider.Animate(plot, "step", names);
    }
}
