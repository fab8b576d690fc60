namespace Course;

/// <summary>One training from start to end: the loss curve, and what made it.</summary>
/// <remarks>The lists hold one entry per evaluation: at the start, every few steps, and at the end. Every loss in them is a finite number.</remarks>
public sealed class Run
{
    internal Run()
    {
    }

    /// <summary>What a chart calls the curve; runs that differ in the seed only share it.</summary>
    public required string Label { get; init; }

    /// <summary>The trainer that made the run.</summary>
    public required Trainer Trainer { get; init; }

    /// <summary>The rule that took the steps.</summary>
    public required Optimizer Optimizer { get; init; }

    /// <summary>The seed of the start and of the order of the mini-batches.</summary>
    public required int Seed { get; init; }

    /// <summary>The name of what was minimised.</summary>
    public string Problem => Trainer.Problem.Name;

    /// <summary>The steps taken before each evaluation; the first is 0.</summary>
    public required IReadOnlyList<int> Steps { get; init; }

    /// <summary>The same in passes over the training rows; equal to the steps for a problem without rows.</summary>
    public required IReadOnlyList<double> Epochs { get; init; }

    /// <summary>The mean loss over all training rows.</summary>
    public required IReadOnlyList<double> Losses { get; init; }

    /// <summary>The mean loss over the rows kept for validation; empty if none were.</summary>
    public required IReadOnlyList<double> ValidationLosses { get; init; }

    /// <summary>The learning rate α of the step before the evaluation; at the start, that of the first step.</summary>
    public required IReadOnlyList<double> LearningRates { get; init; }

    /// <summary>The parameters, for problems of at most two; otherwise empty.</summary>
    public required IReadOnlyList<float[]> Path { get; init; }

    /// <summary>The moments that the trainer was asked to keep, by name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<float[]>> Snapshots { get; init; }

    /// <summary>The parameters at the end.</summary>
    public required float[] Final { get; init; }

    /// <summary>Where the run diverged; null if it did not.</summary>
    public Divergence? Diverged { get; init; }

    /// <summary>The smallest possible training loss, where it is known.</summary>
    public double? Floor => Trainer.Validation == 0 ? Trainer.Problem.Floor : null;

    /// <summary>The last loss; NaN if there is none since the start had none.</summary>
    public double FinalLoss => Losses.Count > 0 ? Losses[^1] : double.NaN;

    /// <summary>Runs the same training once more, with the same result to the last bit.</summary>
    public Run Again() => Trainer.Run(Optimizer, Seed, Label);

    /// <summary>Runs the same training from another start.</summary>
    internal Run From(float[] start) => (Trainer with { Start = start }).Run(Optimizer, Seed, Label);

    /// <summary>What ran, and how it ended.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Label} on {Problem}, seed {Seed}: ") +
        (Diverged?.ToString() ?? FormattableString.Invariant($"loss {FinalLoss:G6} after {Steps[^1]} steps"));
}
