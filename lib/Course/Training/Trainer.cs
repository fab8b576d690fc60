namespace Course;

/// <summary>How to train: on what, for how long, with which mini-batches. <see cref="Run(Optimizer, int, string?)"/> it with any rule.</summary>
/// <remarks>A run depends on the trainer, the rule and the seed alone: the same three give the same bits.</remarks>
public sealed record Trainer
{
    /// <summary>What to minimise.</summary>
    public required Problem Problem { get; init; }

    /// <summary>The passes over the training rows, 1 or more; 2 by default. <see cref="Steps"/> overrides it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Epochs { get; init => field = Guard.AtLeast(value, 1); } = 2;

    /// <summary>The steps to take, 1 or more; a problem without rows has no epochs and needs it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? Steps { get; init => field = value is { } n ? Guard.AtLeast(n, 1) : null; }

    /// <summary>The rows of a mini-batch, 1 or more, 10 by default; null takes all rows at every step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? BatchSize { get; init => field = value is { } n ? Guard.AtLeast(n, 1) : null; } = 10;

    /// <summary>In how many equal parts a mini-batch is worked through, their gradients added up before the step; 1 or more, 1 by default. It must divide <see cref="BatchSize"/>.</summary>
    /// <remarks>The result is that of the whole batch but for the last bits; memory holds one part of it at a time.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Accumulation { get; init => field = Guard.AtLeast(value, 1); } = 1;

    /// <summary>Whether every epoch takes the rows in a new random order; otherwise they come in the order of the data.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The share of the rows that is kept from training and only evaluated; 0 ≤ share &lt; 1. Which rows is the same for every seed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Validation { get; init => field = Guard.Between(value, 0, Math.BitDecrement(1)); }

    /// <summary>The steps from one evaluation of the loss to the next, 1 or more; by default so many that there are about 60.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? EvaluateEvery { get; init => field = value is { } n ? Guard.AtLeast(n, 1) : null; }

    /// <summary>Whether a run of more than two seconds tells the console how far it is; not by default, since what a lesson prints is the same every time.</summary>
    public bool ShowProgress { get; init; }

    /// <summary>The names of the moments of which the run keeps a copy at every evaluation, such as <c>["m", "v"]</c>.</summary>
    public IReadOnlyList<string> Snapshots { get; init; } = [];

    /// <summary>Where training starts instead of where the problem says, as a reader's hand sets it on a map.</summary>
    internal float[]? Start { get; init; }

    /// <summary>Trains once.</summary>
    /// <param name="optimizer">The rule, with its learning rate or schedule.</param>
    /// <param name="seed">The seed of the start and of the order of the mini-batches.</param>
    /// <param name="label">What charts call the run; by default the rule with its settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch size or the validation share does not fit the rows.</exception>
    /// <exception cref="InvalidOperationException">The problem has no epochs and <see cref="Steps"/> is not set, or the run would not fit in memory.</exception>
    /// <exception cref="ArgumentException">The rule has no moment of a name in <see cref="Snapshots"/>, is not for the problem's parameters, or <see cref="Accumulation"/> does not divide the batch.</exception>
    public Run Run(Optimizer optimizer, int seed = 0, string? label = null)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var loop = new TrainingLoop(this, optimizer);
        loop.CheckMemory(runs: 1);
        return loop.Run(seed, label ?? Labels.Of(optimizer), Environment.ProcessorCount, ShowProgress ? new(Labels.Of(optimizer), "steps", loop.Steps) : null);
    }

    /// <summary>Starts a run that can stop, be saved and go on; it has taken no step yet.</summary>
    /// <inheritdoc cref="Run(Optimizer, int, string?)"/>
    public Training Begin(Optimizer optimizer, int seed = 0, string? label = null)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var loop = new TrainingLoop(this, optimizer);
        loop.CheckMemory(runs: 1);
        return new(loop, seed, label ?? Labels.Of(optimizer), Environment.ProcessorCount);
    }

    /// <summary>Goes on with a run that <see cref="Training.Save(string)"/> wrote to a file: the bits are those of one that never stopped.</summary>
    /// <param name="optimizer">The rule of that run, with the same settings; the trainer must have the same too.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no run that can be read, or the run of another trainer or rule.</exception>
    public Training Resume(Optimizer optimizer, string path)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return Training.Load(new(this, optimizer), path, Environment.ProcessorCount);
    }

    /// <summary>Goes on with a run that <see cref="Training.Save(Stream)"/> wrote, reading up to the end of the stream.</summary>
    /// <inheritdoc cref="Resume(Optimizer, string)"/>
    /// <param name="optimizer">The rule of that run, with the same settings; the trainer must have the same too.</param>
    /// <param name="stream">Where the bytes come from; it stays open.</param>
    public Training Resume(Optimizer optimizer, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return Training.Load(new(this, optimizer), stream, Environment.ProcessorCount);
    }

    /// <summary>Trains once per seed 0, 1, 2, …, on all cores; the runs are the same as one after the other.</summary>
    /// <param name="optimizer">The rule, with its learning rate or schedule.</param>
    /// <param name="seeds">The number of seeds, 1 or more.</param>
    /// <param name="label">What charts call the runs; by default the rule with its settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no seeds, or the batch size or the validation share does not fit the rows.</exception>
    /// <exception cref="InvalidOperationException">The problem has no epochs and <see cref="Steps"/> is not set, or the runs would not fit in memory.</exception>
    /// <exception cref="ArgumentException">The rule has no moment of a name in <see cref="Snapshots"/>.</exception>
    public IReadOnlyList<Run> RunMany(Optimizer optimizer, int seeds, string? label = null) =>
        RunMany(optimizer, 0..Guard.AtLeast(seeds, 1, nameof(seeds)), label);

    /// <summary>Trains once per seed in a range, such as <c>100..116</c> for 100 to 115, on all cores.</summary>
    /// <inheritdoc cref="RunMany(Optimizer, int, string?)"/>
    /// <param name="optimizer">The rule, with its learning rate or schedule.</param>
    /// <param name="seeds">The first seed and the one after the last.</param>
    /// <param name="label">What charts call the runs; by default the rule with its settings.</param>
    public IReadOnlyList<Run> RunMany(Optimizer optimizer, Range seeds, string? label = null)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var (first, count) = SeedRange.Of(seeds, nameof(seeds));
        var loop = new TrainingLoop(this, optimizer);
        loop.CheckMemory(count);
        label ??= Labels.Of(optimizer);
        var runs = new Run[count];
        var done = 0;
        var progress = ShowProgress ? new Progress(label, "runs", count) : null;
        Parallel.For(0, count, i =>
        {
            runs[i] = loop.Run(first + i, label, cores: 1);
            progress?.Report(Interlocked.Increment(ref done));
        });
        return runs;
    }

    /// <summary>What is trained on, for how long and in which batches.</summary>
    public override string ToString()
    {
        var length = Steps is { } steps ? $"{steps} steps" : $"{Epochs} epochs";
        return Problem is DataProblem ? $"{Problem}: {length}, {(BatchSize is { } size ? $"batches of {size}" : "all rows at a time")}" : $"{Problem}: {length}";
    }
}
