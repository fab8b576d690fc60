namespace Course;

public static partial class Charts
{
    private const int GridLines = 41;
    private const int MostFrames = 50;

    private static readonly string[] PlaceSymbols = ["circle-open", "star"];

    /// <summary>The way of runs over a loss of two parameters: contours of the loss, a line for each run, and a slider over the steps.</summary>
    /// <exception cref="ArgumentException">There is no run, one has no path, or they are not on one problem.</exception>
    public static Figure Path(string title, params IReadOnlyList<Run> runs)
    {
        CheckPaths(title, runs);
        var styles = Theme.For([.. runs.Select(run => run.Label)]);
        var plot = PathPlot(runs, styles, PathFrame.Of(runs));
        AddSteps(plot, runs, styles);
        return PathFigure(plot, title, runs, "A slider moves through the steps.");
    }

    /// <summary>The ways of runs for each stop of a slider, such as the learning rate, the start or the surface; a large marker stands where each ends.</summary>
    /// <exception cref="ArgumentException">A stop has no run, a run has no path, the runs of a stop are not on one problem, or the stops differ in their number of runs.</exception>
    public static Figure Path<T>(string title, Slider<T> slider)
        where T : IEnumerable<Run>
    {
        Run[][] stops = [.. slider.Frames.Select(frame => frame.ToArray())];
        foreach (var runs in stops) CheckPaths(title, runs);
        // Stops on one surface share a frame: what moves is the way, not the map under it.
        var frames = stops.SelectMany(runs => runs).GroupBy(run => run.Problem).ToDictionary(runs => runs.Key, runs => PathFrame.Of([.. runs]));
        var plot = PlotSlider.Slide(new Slider<Run[]>(slider.Name, slider.Labels, stops, slider.Start), runs =>
        {
            var styles = Theme.For([.. runs.Select(run => run.Label)]);
            var drawn = PathPlot(runs, styles, frames[runs[0].Problem]);
            foreach (var (run, style) in runs.Zip(styles)) AddPlace(drawn, run, style);
            return drawn;
        });
        return PathFigure(plot, title, stops[slider.Start], $"A slider moves {slider.Name} from {slider.Labels[0]} to {slider.Labels[^1]}; it stands at {slider.Labels[slider.Start]}.");
    }

    private static void CheckPaths(string title, IReadOnlyList<Run> runs)
    {
        if (runs.Count == 0) throw new ArgumentException($"chart “{title}” has no runs; train with Trainer.Run first.", nameof(runs));
        if (runs.FirstOrDefault(run => run.Trainer.Problem.Parameters != 2) is { } odd)
            throw new ArgumentException($"{odd.Problem} has {odd.Trainer.Problem.Parameters} parameters; a path can be drawn for 2 only.", nameof(runs));
        if (runs.Any(run => run.Path.Count == 0)) throw new ArgumentException($"chart “{title}” has a run without a path: its loss was infinite at the start.", nameof(runs));
        if (runs.FirstOrDefault(run => run.Problem != runs[0].Problem) is { } other)
            throw new ArgumentException($"chart “{title}” has runs on {runs[0].Problem} and on {other.Problem}; they need one map.", nameof(runs));
    }

    private static Plot PathPlot(IReadOnlyList<Run> runs, IReadOnlyList<Style> styles, PathFrame frame)
    {
        Axis x = new("θ₁") { From = frame.Left, To = frame.Right }, y = new("θ₂") { From = frame.Bottom, To = frame.Top };
        var plot = new Plot(x, y, height: 480);
        AddContours(plot, runs[0].Trainer.Problem, frame);
        foreach (var (run, style) in runs.Zip(styles)) AddWay(plot, run, style);
        AddPlaces(plot, runs[0].Trainer.Problem, runs[0]);
        return plot;
    }

    private static Figure PathFigure(Plot plot, string title, IReadOnlyList<Run> runs, string slides)
    {
        var data = new Table(["run", "step t", "θ₁", "θ₂", "loss"], runs.SelectMany(run => run.Path.Select((θ, i) =>
            new object?[] { run.Label, i < run.Steps.Count ? run.Steps[i] : null, θ[0], θ[1], i < run.Losses.Count ? run.Losses[i] : null })));
        var ends = runs.Select(run => $"{run.Label} {(run.Diverged is { } d ? $"diverges at step {d.Step}" : $"ends at ({Number.Text(run.Path[^1][0])}, {Number.Text(run.Path[^1][1])}) with loss {Number.Text(run.FinalLoss)}")}");
        return plot.Figure(title, $"Contours of {runs[0].Problem} with the way of each rule from its start (circle){(runs[0].Trainer.Problem.Minimizer is null ? "" : " towards the minimum (star)")}: {string.Join("; ", ends)}. {slides}", data) with
        {
            Caption = string.Join(" ", runs.Where(run => run.Diverged is not null).Select(run => $"{run.Label} diverged at step {run.Diverged!.Step}.")),
        };
    }

    private static void AddContours(Plot plot, Problem problem, PathFrame frame)
    {
        var (xs, ys) = (frame.Columns(GridLines), frame.Rows(GridLines));
        var losses = Grid.Of("loss", xs, ys, (x, y) => problem.Loss([(float)x, (float)y])).Z;
        double low = Math.Min(problem.Floor ?? double.MaxValue, losses.Min(row => row.Min())), high = losses.Max(row => row.Max());
        plot.Add("contour", new
        {
            x = xs,
            y = ys,
            // Lines at equal steps of the logarithm: they show the floor of a valley and its walls at once.
            z = losses.Select(row => row.Select(loss => Number.Round(Math.Log10(loss - low + (1e-3 * (high - low))), 3)).ToArray()).ToArray(),
            ncontours = 16,
            contours = new { coloring = "heatmap" },
            colorscale = new[] { new object[] { 0, "rgba(128,128,128,0.5)" }, [1, "rgba(128,128,128,0)"] },
            line = new { color = "rgba(128,128,128,0.45)", width = 0.8 },
            showscale = false,
            hoverinfo = "skip",
        });
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
            marker = new { color = Theme.Grey, symbol = PlaceSymbols, size = 14, line = new { width = 2, color = Theme.Grey } },
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
