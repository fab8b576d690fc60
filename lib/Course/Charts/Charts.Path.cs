namespace Course;

public static partial class Charts
{
    /// <summary>The way of runs over a loss of two parameters: contours of the loss, a line for each run, and a slider over the steps.</summary>
    /// <exception cref="ArgumentException">The problem has not two parameters, or there is no run on such a problem.</exception>
    public static Figure Path(Problem problem, params IReadOnlyList<Run> runs)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Parameters != 2) throw new ArgumentException($"{problem.Name} has {problem.Parameters} parameters; a path can be drawn for 2 only.", nameof(problem));
        if (runs.Count == 0 || runs.Any(run => run.Path.Count == 0)) throw new ArgumentException($"the chart of {problem.Name} needs at least one run, each with a path; train on this problem first.", nameof(runs));

        var data = new Table(["run", "step t", "θ₁", "θ₂", "loss"], runs.SelectMany(run => run.Path.Select((θ, i) =>
            new object?[] { run.Label, i < run.Steps.Count ? run.Steps[i] : null, θ[0], θ[1], i < run.Losses.Count ? run.Losses[i] : null })));
        var ends = runs.Select(run => $"{run.Label} {(run.Diverged is { } d ? $"diverges at step {d.Step}" : $"ends at ({Number.Text(run.Path[^1][0])}, {Number.Text(run.Path[^1][1])}) with loss {Number.Text(run.FinalLoss)}")}");
        return PathPlot(problem, runs, PathFrame.Of(problem, runs)).Figure($"The way over {problem.Name}", $"Contours of {problem.Name} with the way of each rule from its start (circle){(problem.Minimizer is null ? "" : " towards the minimum (star)")}: {string.Join("; ", ends)}. A slider moves through the steps.", data) with
        {
            Caption = string.Join(" ", runs.Where(run => run.Diverged is not null).Select(run => $"{run.Label} diverged at step {run.Diverged!.Step}.")),
        };
    }
}
