using System.Runtime.InteropServices;
using System.Security.Cryptography;
using static System.FormattableString;

namespace Course;

/// <summary>What a trainer's runs with one rule have in common, worked out once.</summary>
internal sealed class TrainingLoop
{
    private const int Evaluations = 60;

    private readonly DataProblem? _data;
    private readonly int[] _training = [];
    private readonly int[] _validation = [];
    private readonly int _batchSize;
    private readonly int _evaluateEvery;

    public TrainingLoop(Trainer trainer, Optimizer optimizer)
    {
        (Trainer, Optimizer, _data) = (trainer, optimizer, trainer.Problem as DataProblem);
        var state = optimizer.CreateState(trainer.Problem.Parameters);
        foreach (var moment in trainer.Snapshots) _ = state[moment]; // an unknown name is refused here, before any run, and so are groups that do not fit the problem
        if (_data is null)
        {
            Steps = trainer.Steps ?? throw new InvalidOperationException($"{trainer.Problem} has no rows and so no epochs; say how long to train: new Trainer {{ Problem = …, Steps = 100 }}.");
        }
        else
        {
            (_training, _validation) = Split(_data.Rows, trainer.Validation);
            _batchSize = (int)Guard.Between(trainer.BatchSize ?? _training.Length, 1, _training.Length, nameof(trainer.BatchSize));
            if (_batchSize % trainer.Accumulation != 0)
                throw new ArgumentException(Invariant($"Accumulation is {trainer.Accumulation}, which does not divide a batch of {_batchSize} rows into equal parts."));
            StepsPerEpoch = new MiniBatches(_training, _batchSize).PerEpoch;
            Steps = trainer.Steps ?? (int)(Guard.Between(trainer.Epochs, 1, Math.Floor(int.MaxValue / StepsPerEpoch), nameof(trainer.Epochs)) * StepsPerEpoch);
        }

        _evaluateEvery = trainer.EvaluateEvery ?? Math.Max(1, Steps / Evaluations);
    }

    public Trainer Trainer { get; }

    public Optimizer Optimizer { get; }

    /// <summary>The steps of a run.</summary>
    public int Steps { get; }

    public double StepsPerEpoch { get; } = 1;

    public bool KeepsPath => Trainer.Problem.Parameters <= 2;

    public bool Validates => _validation.Length > 0;

    /// <summary>Refuses as many runs as would not fit in memory, counting what a <see cref="Course.Run"/> keeps.</summary>
    public void CheckMemory(int runs)
    {
        const int Fixed = 1024, Array = 32;
        var parameters = Trainer.Problem.Parameters;
        double evaluations = Steps / _evaluateEvery + 2;
        var perEvaluation = sizeof(int) + 4 * sizeof(double)
            + (KeepsPath ? Array + sizeof(float) * (double)parameters : 0)
            + Trainer.Snapshots.Count * (Array + sizeof(float) * (double)parameters);
        var perRun = Fixed + sizeof(float) * (double)parameters + evaluations * perEvaluation;
        var free = Math.Max(0, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - GC.GetTotalMemory(false));
        if (runs * perRun > free)
            throw new InvalidOperationException(Invariant($"{runs} runs would keep {runs * perRun / 1e9:G3} GB ({perRun / 1e6:G3} MB each), but {free / 1e9:G3} GB are free, enough for {(long)(free / perRun)}. Ask for fewer seeds, a larger EvaluateEvery or fewer Snapshots."));
    }

    /// <summary>Trains from the start that belongs to the seed.</summary>
    public Run Run(int seed, string label, int cores, Progress? progress = null) => new Training(this, seed, label, cores).Finish(progress);

    /// <summary>The parameters from which the run of that seed starts.</summary>
    public float[] Start(int seed) => [.. Trainer.Start ?? Trainer.Problem.Start(seed)];

    /// <summary>All that the run of a seed depends on, in words: a saved one goes on only where they are the same.</summary>
    /// <remarks>Problems of one name can differ in their data or their shape; they then differ in the start or the loss there.</remarks>
    public string Setup(int seed)
    {
        var start = Start(seed);
        return Invariant($"{Optimizer} on {Trainer.Problem.Name}, {start.Length} parameters, {_training.Length} rows and {_validation.Length} for validation, ")
            + Invariant($"{Steps} steps, batches of {_batchSize}{(Trainer.Accumulation > 1 ? $" in {Trainer.Accumulation} parts" : "")}{(Trainer.Shuffle ? ", shuffled" : "")}, evaluated every {_evaluateEvery}, keeping [{string.Join(", ", Trainer.Snapshots)}], ")
            + Invariant($"from start {Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(start.AsSpan())), 0, 8)} with a loss of {Loss(start):R}");
    }

    /// <summary>The mini-batches of the run of that seed; none where every step takes all rows, or there are no rows.</summary>
    public MiniBatches? Batches(int seed) => _batchSize < _training.Length ? new(_training, _batchSize, seed, Trainer.Shuffle) : null;

    /// <summary>The gradient over a mini-batch, or over all there is where there is none.</summary>
    /// <param name="θ">The parameters.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="g">The gradient.</param>
    /// <param name="part">Room for that of a part of the batch, where there are several.</param>
    public void Gradient(ReadOnlySpan<float> θ, ReadOnlySpan<int> batch, Span<float> g, Span<float> part)
    {
        if (batch.IsEmpty) batch = _training;
        if (_data is null) Trainer.Problem.Gradient(θ, g);
        else if (Trainer.Accumulation == 1) _data.Gradient(θ, batch, g);
        else Accumulate(θ, batch, g, part);
    }

    // The last batch of an epoch holds what is left, so its parts need not be equal: each counts by its rows.
    private void Accumulate(ReadOnlySpan<float> θ, ReadOnlySpan<int> batch, Span<float> g, Span<float> part)
    {
        var (rows, size) = (batch.Length, (batch.Length + Trainer.Accumulation - 1) / Trainer.Accumulation);
        g.Clear();
        while (!batch.IsEmpty)
        {
            var here = batch[..Math.Min(size, batch.Length)];
            _data!.Gradient(θ, here, part);
            Vectors.AddScaled((float)here.Length / rows, part, g);
            batch = batch[here.Length..];
        }
    }

    public double Loss(float[] θ) => _data?.Loss(θ, _training) ?? Trainer.Problem.Loss(θ);

    public double ValidationLoss(float[] θ) => _data!.Loss(θ, _validation);

    public bool IsEvaluatedAfter(int step) => step % _evaluateEvery == 0 || step == Steps;

    private static (int[] Training, int[] Validation) Split(int rows, double share)
    {
        int[] all = [.. Enumerable.Range(0, rows)];
        if (share == 0) return (all, []);
        var kept = (int)Math.Round(share * rows);
        if (kept < 1 || kept >= rows)
            throw new ArgumentOutOfRangeException(nameof(share), Invariant($"Validation is {share}: of {rows} rows that keeps {kept}; at least one must be kept, and one left to train on."));
        new SplitMix(0).Shuffle(all);
        return ([.. all[kept..].Order()], [.. all[..kept].Order()]);
    }
}
