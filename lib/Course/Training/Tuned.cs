namespace Course;

/// <summary>A rule at the value that tuning found for it, the trials behind that, and its runs on seeds that no trial has seen.</summary>
public sealed record Tuned
{
    internal Tuned()
    {
    }

    /// <summary>How it was tuned.</summary>
    public required Tuning Tuning { get; init; }

    /// <summary>What tables and charts call it.</summary>
    public required string Label { get; init; }

    /// <summary>The best value of the setting; it lies inside of <see cref="Trials"/>.</summary>
    public required double Value { get; init; }

    /// <summary>The rule at that value.</summary>
    public required Optimizer Rule { get; init; }

    /// <summary>The values tried, ascending, and the median score of each over the seeds of tuning; ∞ where the rule diverged.</summary>
    public required IReadOnlyList<(double Value, double Score)> Trials { get; init; }

    /// <summary>The runs at the best value, one for each fresh seed.</summary>
    public required IReadOnlyList<Run> Runs { get; init; }

    /// <summary>The scores of <see cref="Runs"/>, in the order of their seeds; ∞ for a run that diverged.</summary>
    public IReadOnlyList<double> Ends => [.. Runs.Select(Tuning.End)];

    /// <summary>The median of <see cref="Ends"/>.</summary>
    public double Score => Quantile.Median(Ends);

    /// <summary>The median over one of several equal parts of the fresh seeds: a claim that is true should hold on each part.</summary>
    /// <param name="part">Which part, from 0.</param>
    /// <param name="parts">How many parts; at most as many as seeds.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public double ScoreOf(int part, int parts)
    {
        var size = Runs.Count / (int)Guard.Between(parts, 1, Runs.Count, nameof(parts));
        return Quantile.Median(Ends.Skip(size * (int)Guard.Between(part, 0, parts - 1, nameof(part))).Take(size));
    }

    /// <summary>A line for each: what was tried on which seeds, what came out best, and how that ends on fresh seeds.</summary>
    /// <exception cref="ArgumentException">There is nothing to list.</exception>
    public static Table Table(params IReadOnlyList<Tuned> all)
    {
        if (all.Count == 0) throw new ArgumentException("all is empty; the table needs at least one tuned rule.", nameof(all));
        return Course.Table.Of(all.Select(tuned => (tuned.Label, tuned.Value, tuned.Trials[0].Value, tuned.Trials[^1].Value, tuned.Trials.Count,
                SeedRange.Text(tuned.Tuning.Seeds), tuned.Score, Quantile.Of(tuned.Ends, 0.1), Quantile.Of(tuned.Ends, 0.9), SeedRange.Text(tuned.Tuning.FreshSeeds))),
            "rule", $"best {all[0].Tuning.Setting}", "tried from", "to", "trials", "on seeds", "median on fresh seeds", "10th percentile", "90th", "fresh seeds");
    }

    /// <summary>What was tuned, to which value, and how it ends.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Label} at {Tuning.Setting} = {Value}: {Score:G4} on seeds {SeedRange.Text(Tuning.FreshSeeds)}");
}
