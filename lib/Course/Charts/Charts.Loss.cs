namespace Course;

public static partial class Charts
{
    /// <summary>The loss of runs as they went: runs of one label make one line, the median over their seeds, in a band from the 10th to the 90th percentile.</summary>
    /// <remarks>Where every run's smallest possible loss is known, the chart shows what is left above it, on a logarithmic axis.</remarks>
    /// <exception cref="ArgumentException">There is no run.</exception>
    public static Figure Loss(IEnumerable<Run> runs, string title = "How the loss falls")
    {
        Run[] all = [.. runs];
        var (x, y) = LossAxes(all, title);
        return Lines(title, x, y, LossSeries(all)) with { Caption = LossCaption(all) };
    }

    /// <summary>The loss of runs for each stop of a slider, such as the learning rate.</summary>
    /// <exception cref="ArgumentException">A stop has no run, or the stops differ in their number of labels.</exception>
    public static Figure Loss<T>(Slider<T> slider, string title = "How the loss falls")
        where T : IEnumerable<Run>
    {
        var runs = slider.Select(frame => frame.ToArray());
        var (x, y) = LossAxes([.. runs.Frames.SelectMany(frame => frame)], title);
        return PlotSlider.Figure(runs, shown => LinesPlot(title, x, y, LossSeries(shown)), (shown, plot) =>
        {
            var series = LossSeries(shown);
            return plot.Figure(title, Describe(y, x, series), Data(x, y, series)) with { Caption = LossCaption(shown) };
        });
    }

    private static (Axis X, Axis Y) LossAxes(Run[] runs, string title)
    {
        if (runs.Length == 0) throw new ArgumentException($"chart “{title}” has no runs; train with Trainer.Run or Trainer.RunMany first.", nameof(runs));
        var inEpochs = runs.Any(run => run.Trainer.Problem is DataProblem);
        var heights = runs.SelectMany(Heights).ToArray();
        var starts = runs.SelectMany(run => Heights(run).Take(1)).ToArray();
        var y = new Axis(AboveFloor(runs) ? "loss − floor" : "loss")
        {
            Logarithmic = AboveFloor(runs) || heights.All(h => h > 0),
            // A run that blows up would press all others into one line at the bottom.
            To = starts.Length > 0 && starts.Max() > 0 && heights.Max() > 1e3 * starts.Max() ? 1e3 * starts.Max() : null,
        };
        return (inEpochs ? "epoch [passes over the data]" : "step t", y);

        IEnumerable<double> Heights(Run run) => run.Losses.Select(loss => loss - (AboveFloor(runs) ? run.Floor!.Value : 0));
    }

    private static bool AboveFloor(Run[] runs) => runs.All(run => run.Floor is not null);

    private static Series[] LossSeries(Run[] runs) => [.. runs.GroupBy(run => run.Label).Select(group => LossSeries(group.Key, [.. group], AboveFloor(runs)))];

    private static Series LossSeries(string label, Run[] runs, bool aboveFloor)
    {
        // A run that diverged counts as infinitely high from there on; leaving it out would make the rest look good.
        var longest = runs.MaxBy(run => run.Losses.Count)!;
        var columns = Enumerable.Range(0, Math.Max(1, longest.Losses.Count)).Select(i => runs
            .Select(run => i < run.Losses.Count ? run.Losses[i] - (aboveFloor ? run.Floor!.Value : 0) : double.PositiveInfinity).ToArray()).ToArray();
        IReadOnlyList<double> x = longest.Losses.Count > 0 ? longest.Epochs : [0];
        var median = Series.Of(label, x, columns.Select(column => Quantile.Of(column, 0.5)));
        return runs.Length == 1 ? median : median with
        {
            Low = [.. columns.Select(column => Quantile.Of(column, 0.1))],
            High = [.. columns.Select(column => Quantile.Of(column, 0.9))],
        };
    }

    private static string LossCaption(Run[] runs)
    {
        var groups = runs.GroupBy(run => run.Label).Select(group => group.ToArray()).ToArray();
        var seeds = groups.Max(group => group.Length);
        return string.Join(" ", groups.Where(group => group.Any(run => run.Diverged is not null)).Select(Diverged)
            .Prepend(seeds > 1 ? $"Line: median over {seeds} seeds; band: 10th to 90th percentile." : "").Where(sentence => sentence.Length > 0));

        static string Diverged(Run[] group)
        {
            var steps = group.Where(run => run.Diverged is not null).Select(run => run.Diverged!.Step).ToArray();
            return group.Length == 1
                ? $"{group[0].Label} diverged at step {steps[0]}."
                : $"{group[0].Label} diverged for {steps.Length} of {group.Length} seeds, first at step {steps.Min()}.";
        }
    }
}
