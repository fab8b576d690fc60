namespace Course;

public static partial class Charts
{
    /// <summary>The way of runs over a loss of two parameters: contours of the loss, a line for each run, and a slider over the steps.</summary>
    /// <exception cref="ArgumentException">There is no run, one has no path, or they are not on one problem.</exception>
    public static Figure Path(string title, params IReadOnlyList<Run> runs)
    {
        CheckPaths(title, runs);
        var map = new PathMap(PathFrame.Of(runs));
        return Draw(runs) with
        {
            Live = !HaveOneStart(runs) ? null : new LiveFigure
            {
                Passage = new([""], [0]),
                TakesStart = true,
                At = (_, start) => Draw(start is null ? runs : From(title, runs, start)),
            },
        };

        Figure Draw(IReadOnlyList<Run> walked)
        {
            var styles = Theme.For([.. walked.Select(run => run.Label)]);
            var plot = PathPlot(walked, styles, map);
            AddSteps(plot, walked, styles);
            var figure = PathFigure(plot, title, walked);
            return figure with { Description = $"{figure.Description} A slider moves through the steps." };
        }
    }

    /// <summary>The ways of runs for each stop of a slider, such as the learning rate, the start or the surface; a large marker stands where each ends.</summary>
    /// <exception cref="ArgumentException">A stop has no run, a run has no path, the runs of a stop are not on one problem, or the stops differ in their number of runs.</exception>
    public static Figure Path<T>(string title, Slider<T> slider)
        where T : IEnumerable<Run>
    {
        var stops = slider.Select(frame => Checked(title, [.. frame]));
        // Stops on one surface share a frame: what moves is the way, not the map under it.
        var maps = stops.Frames.SelectMany(runs => runs).GroupBy(run => run.Problem).ToDictionary(runs => runs.Key, runs => new PathMap(PathFrame.Of([.. runs])));
        return PlotSlider.Figure(stops, Draw, (runs, plot) => PathFigure(plot, title, runs),
            stops.Frames.All(HaveOneStart) ? (runs, start) => From(title, runs, start) : null, stops.Frames.Any(runs => DifferInStart(runs[0], stops.Frames[0][0])));

        Plot Draw(Run[] runs)
        {
            var styles = Theme.For([.. runs.Select(run => run.Label)]);
            var drawn = PathPlot(runs, styles, maps.GetValueOrDefault(runs[0].Problem) ?? new(PathFrame.Of(runs)));
            foreach (var (run, style) in runs.Zip(styles)) AddPlace(drawn, run, style);
            return drawn;
        }
    }

    private static bool HaveOneStart(IReadOnlyList<Run> runs) => runs.All(run => run.Path[0].SequenceEqual(runs[0].Path[0]));

    /// <summary>Whether two runs begin apart on one landscape; one that is turned or stretched has other losses at the two places.</summary>
    private static bool DifferInStart(Run one, Run other) =>
        !one.Path[0].SequenceEqual(other.Path[0])
        && new[] { one, other }.All(run => one.Trainer.Problem.Loss(run.Path[0]) == other.Trainer.Problem.Loss(run.Path[0]));

    private static Run[] From(string title, IReadOnlyList<Run> runs, float[] start) => Checked(title, [.. runs.Select(run => run.From(start))]);

    private static Run[] Checked(string title, Run[] runs)
    {
        CheckPaths(title, runs);
        return runs;
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

    private static Figure PathFigure(Plot plot, string title, IReadOnlyList<Run> runs)
    {
        var data = new Table(["run", "step t", "θ₁", "θ₂", "loss"], runs.SelectMany(run => run.Path.Select((θ, i) =>
            new object?[] { run.Label, i < run.Steps.Count ? run.Steps[i] : null, θ[0], θ[1], i < run.Losses.Count ? run.Losses[i] : null })));
        var ends = runs.Select(run => $"{run.Label} {(run.Diverged is { } d ? $"diverges at step {d.Step}" : $"ends at ({Number.Text(run.Path[^1][0])}, {Number.Text(run.Path[^1][1])}) with loss {Number.Text(run.FinalLoss)}")}");
        return plot.Figure(title, $"Contours of {runs[0].Problem} with the way of each rule from its start (circle){(runs[0].Trainer.Problem.Minimizer is null ? "" : " towards the minimum (star)")}: {string.Join("; ", ends)}.", data) with
        {
            Caption = string.Join(" ", runs.Where(run => run.Diverged is not null).Select(run => $"{run.Label} diverged at step {run.Diverged!.Step}.")),
        };
    }
}
