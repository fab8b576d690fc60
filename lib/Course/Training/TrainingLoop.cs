namespace Course;

/// <summary>What a trainer's runs with one rule have in common, worked out once; the loop that trains.</summary>
internal sealed class TrainingLoop
{
    private const int Evaluations = 60;
    private const int StepsBetweenReports = 256;

    private readonly Trainer _trainer;
    private readonly Optimizer _optimizer;
    private readonly DataProblem? _data;
    private readonly int[] _training = [];
    private readonly int[] _validation = [];
    private readonly int _batchSize;
    private readonly int _evaluateEvery;
    private readonly double _stepsPerEpoch = 1;

    public TrainingLoop(Trainer trainer, Optimizer optimizer)
    {
        (_trainer, _optimizer, _data) = (trainer, optimizer, trainer.Problem as DataProblem);
        var state = optimizer.CreateState(1);
        foreach (var moment in trainer.Snapshots) _ = state[moment]; // an unknown name is refused here, before any run
        if (_data is null)
        {
            Steps = trainer.Steps ?? throw new InvalidOperationException($"{trainer.Problem} has no rows and so no epochs; say how long to train: new Trainer {{ Problem = …, Steps = 100 }}.");
        }
        else
        {
            (_training, _validation) = Split(_data.Rows, trainer.Validation);
            _batchSize = (int)Guard.Between(trainer.BatchSize ?? _training.Length, 1, _training.Length, nameof(trainer.BatchSize));
            _stepsPerEpoch = new MiniBatches(_training, _batchSize).PerEpoch;
            Steps = trainer.Steps ?? (int)(Guard.Between(trainer.Epochs, 1, Math.Floor(int.MaxValue / _stepsPerEpoch), nameof(trainer.Epochs)) * _stepsPerEpoch);
        }

        _evaluateEvery = trainer.EvaluateEvery ?? Math.Max(1, Steps / Evaluations);
    }

    /// <summary>The steps of a run.</summary>
    public int Steps { get; }

    /// <summary>Refuses as many runs as would not fit in memory, counting what a <see cref="Course.Run"/> keeps.</summary>
    public void CheckMemory(int runs)
    {
        const int Fixed = 1024, Array = 32;
        var parameters = _trainer.Problem.Parameters;
        double evaluations = Steps / _evaluateEvery + 2;
        var perEvaluation = sizeof(int) + 4 * sizeof(double)
            + (KeepsPath ? Array + sizeof(float) * (double)parameters : 0)
            + _trainer.Snapshots.Count * (Array + sizeof(float) * (double)parameters);
        var perRun = Fixed + sizeof(float) * (double)parameters + evaluations * perEvaluation;
        var free = Math.Max(0, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - GC.GetTotalMemory(false));
        if (runs * perRun > free)
            throw new InvalidOperationException(FormattableString.Invariant($"{runs} runs would keep {runs * perRun / 1e9:G3} GB ({perRun / 1e6:G3} MB each), but {free / 1e9:G3} GB are free, enough for {(long)(free / perRun)}. Ask for fewer seeds, a larger EvaluateEvery or fewer Snapshots."));
    }

    /// <summary>Trains from the start that belongs to the seed.</summary>
    public Run Run(int seed, string label, int cores, Progress? progress = null)
    {
        var problem = _trainer.Problem;
        float[] θ = [.. _trainer.Start ?? problem.Start(seed)];
        var g = new float[θ.Length];
        var state = _optimizer.CreateState(θ.Length);
        state.Cores = cores;
        var batches = _batchSize < _training.Length ? new MiniBatches(_training, _batchSize, seed, _trainer.Shuffle) : null;
        var record = new Record(this, state);
        var diverged = record.Evaluate(0, θ);
        var step = 0;
        while (diverged is null && step < Steps)
        {
            if (batches is not null) _data!.Gradient(θ, batches.Next(), g);
            else if (_data is not null) _data.Gradient(θ, _training, g);
            else problem.Gradient(θ, g);
            step++;
            if (Vectors.FirstNonFinite(g) is >= 0 and var index)
            {
                // The loss before this step is the last point of the curve.
                record.Evaluate(step - 1, θ);
                diverged = new(step, index, g[index]);
                break;
            }

            _optimizer.Step(θ, g, state);
            problem.Project(θ);
            if (step % _evaluateEvery == 0 || step == Steps) diverged = record.Evaluate(step, θ);
            if (step % StepsBetweenReports == 0) progress?.Report(step);
        }

        return record.ToRun(seed, label, θ, diverged);
    }

    private bool KeepsPath => _trainer.Problem.Parameters <= 2;

    private static (int[] Training, int[] Validation) Split(int rows, double share)
    {
        int[] all = [.. Enumerable.Range(0, rows)];
        if (share == 0) return (all, []);
        var kept = (int)Math.Round(share * rows);
        if (kept < 1 || kept >= rows)
            throw new ArgumentOutOfRangeException(nameof(share), FormattableString.Invariant($"Validation is {share}: of {rows} rows that keeps {kept}; at least one must be kept, and one left to train on."));
        new SplitMix(0).Shuffle(all);
        return ([.. all[kept..].Order()], [.. all[..kept].Order()]);
    }

    /// <summary>The lists of a run while they grow.</summary>
    private sealed class Record
    {
        private readonly TrainingLoop _loop;
        private readonly OptimizerState _state;
        private readonly List<int> _steps = [];
        private readonly List<double> _losses = [], _validationLosses = [], _learningRates = [];
        private readonly List<float[]> _path = [];
        private readonly Dictionary<string, List<float[]>> _snapshots = [];

        public Record(TrainingLoop loop, OptimizerState state)
        {
            (_loop, _state) = (loop, state);
            foreach (var moment in loop._trainer.Snapshots) _snapshots[moment] = [];
        }

        public Divergence? Evaluate(int step, float[] θ)
        {
            if (_steps.Count > 0 && _steps[^1] == step) return null;
            var loss = _loop._data?.Loss(θ, _loop._training) ?? _loop._trainer.Problem.Loss(θ);
            if (!double.IsFinite(loss)) return new(step, null, loss);
            _steps.Add(step);
            _losses.Add(loss);
            _learningRates.Add(_loop._optimizer.LearningRate.At(Math.Max(1, step)));
            if (_loop._validation.Length > 0) _validationLosses.Add(_loop._data!.Loss(θ, _loop._validation));
            if (_loop.KeepsPath) _path.Add([.. θ]);
            foreach (var (moment, copies) in _snapshots) copies.Add([.. _state[moment]]);
            return null;
        }

        public Run ToRun(int seed, string label, float[] θ, Divergence? diverged) => new()
        {
            Label = label,
            Trainer = _loop._trainer,
            Optimizer = _loop._optimizer,
            Seed = seed,
            Steps = _steps,
            Epochs = [.. _steps.Select(step => step / _loop._stepsPerEpoch)],
            Losses = _losses,
            ValidationLosses = _validationLosses,
            LearningRates = _learningRates,
            Path = _path,
            Snapshots = _snapshots.ToDictionary(kept => kept.Key, kept => (IReadOnlyList<float[]>)kept.Value),
            Final = θ,
            Diverged = diverged,
        };
    }
}
