namespace Course;

/// <summary>Finds the value of a setting that suits a rule on some seeds, and trains with it on others. A value on an edge of what was tried is never the answer.</summary>
/// <remarks>It tries a grid. While the best value is an end of it, it tries one more beyond; then it halves the steps around the best. The trials of a round run on all cores.</remarks>
public sealed record Tuning
{
    /// <summary>What is trained on, and for how long. A trial evaluates its start and its end alone.</summary>
    public required Trainer Trainer { get; init; }

    /// <summary>The values to begin with: three or more, positive, ascending.</summary>
    /// <exception cref="ArgumentException">There are fewer than three, or they do not rise from above 0.</exception>
    public required IReadOnlyList<double> Grid { get; init => field = Checked(value); }

    /// <summary>What is tuned, as messages and tables call it; α by default.</summary>
    public string Setting { get; init; } = "α";

    /// <summary>The seeds of every trial; 0 to 4 by default.</summary>
    public Range Seeds { get; init; } = 0..5;

    /// <summary>The seeds of the report, none of which a trial has seen; 100 to 119 by default.</summary>
    public Range FreshSeeds { get; init; } = 100..120;

    /// <summary>How many values it may try beyond each end of the grid, 0 or more; 4 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Widenings { get; init => field = Guard.AtLeast(value, 0); } = 4;

    /// <summary>How often it halves the steps around the best value, 0 or more; once by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Refinements { get; init => field = Guard.AtLeast(value, 0); } = 1;

    /// <summary>How high a run ends: by default the last validation loss if rows were kept for it, or else loss − floor. A run that diverged is infinitely high.</summary>
    public Func<Run, double> Score { get; init; } = run => run.ValidationLosses.Count > 0 ? run.ValidationLosses[^1] : run.FinalLoss - (run.Floor ?? 0);

    /// <summary>Tunes a rule by its median score over <see cref="Seeds"/>, and trains it at the best value on <see cref="FreshSeeds"/>.</summary>
    /// <param name="rule">The rule at a value of the setting.</param>
    /// <param name="label">What tables and charts call it; by default its kind.</param>
    /// <exception cref="ArgumentException">Seeds of tuning are among those of the report.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A range holds no seeds, or the rule refuses a value.</exception>
    /// <exception cref="InvalidOperationException">The rule diverges at every value, or does best at an end of the widened grid.</exception>
    public Tuned Tune(Func<double, Optimizer> rule, string? label = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        CheckSeeds();
        label ??= rule(Grid[0]).GetType().Name;
        var trials = new SortedList<double, double>();
        Try(Grid);
        if (trials.Values.All(double.IsPositiveInfinity))
            throw new InvalidOperationException($"{label} diverges at every {Setting} from {Tried()}. Begin the grid lower.");
        for (var k = 0; k < Widenings && Best() == 0; k++) Try([Number.Round(trials.Keys[0] * trials.Keys[0] / trials.Keys[1], 3)]);
        for (var k = 0; k < Widenings && Best() == trials.Count - 1; k++) Try([Number.Round(trials.Keys[^1] * trials.Keys[^1] / trials.Keys[^2], 3)]);
        var best = Best();
        if (best == 0 || best == trials.Count - 1)
            throw new InvalidOperationException($"{label} does best at {Setting} = {Number.Text(trials.Keys[best])}, the {(best == 0 ? "smallest" : "largest")} of all tried, {Tried()}: the best of all may lie beyond. Widen the grid{(Widenings == 0 ? ", or allow Widenings" : "")}.");
        for (var k = 0; k < Refinements; k++)
        {
            Try([Between(best - 1, best), Between(best, best + 1)]);
            best = Best();
        }

        var found = rule(trials.Keys[best]);
        return new()
        {
            Tuning = this,
            Label = label,
            Value = trials.Keys[best],
            Rule = found,
            Trials = [.. trials.Select(trial => (trial.Key, trial.Value))],
            Runs = Trainer.RunMany(found, FreshSeeds, label),
        };

        void Try(IReadOnlyList<double> values)
        {
            var ends = Trainer with { EvaluateEvery = int.MaxValue };
            TrainingLoop[] loops = [.. values.Select(value => new TrainingLoop(ends, rule(value)))];
            var (first, count) = SeedRange.Of(Seeds, nameof(Seeds));
            var scores = ParallelEnumerable.Range(0, values.Count * count).AsOrdered()
                .Select(i => End(loops[i / count].Run(first + (i % count), label, cores: 1))).ToArray().Chunk(count);
            foreach (var (value, score) in values.Zip(scores)) trials[value] = Quantile.Median(score);
        }

        int Best() => trials.Values.IndexOf(trials.Values.Min());
        double Between(int i, int j) => Number.Round(Math.Sqrt(trials.Keys[i] * trials.Keys[j]), 3);
        string Tried() => $"{Number.Text(trials.Keys[0])} to {Number.Text(trials.Keys[^1])}";
    }

    /// <summary>How high a run ended; ∞ if it diverged.</summary>
    internal double End(Run run) => run.Diverged is null && Score(run) is var score && !double.IsNaN(score) ? score : double.PositiveInfinity;

    private static IReadOnlyList<double> Checked(IReadOnlyList<double> grid)
    {
        if (grid.Count < 3) throw new ArgumentException($"Grid has {grid.Count} of the three values or more that tuning needs: one to be best, and a worse one on either side.");
        for (var i = 0; i < grid.Count; i++)
        {
            if (!(grid[i] > (i == 0 ? 0 : grid[i - 1]) && double.IsFinite(grid[i])))
                throw new ArgumentException($"Grid has {Number.Text(grid[i])} at {i}; its values must be positive and rise.");
        }

        return [.. grid];
    }

    private void CheckSeeds()
    {
        var (first, count) = SeedRange.Of(Seeds, nameof(Seeds));
        var (fresh, freshCount) = SeedRange.Of(FreshSeeds, nameof(FreshSeeds));
        if (fresh < first + count && first < fresh + freshCount)
            throw new ArgumentException($"Seeds {SeedRange.Text(Seeds)} and FreshSeeds {SeedRange.Text(FreshSeeds)} have some in common. On a seed that it was tuned on, a rule looks too good: let FreshSeeds begin at {Seeds.End} or later.");
    }
}
