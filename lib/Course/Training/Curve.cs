namespace Course;

/// <summary>The lists of a run while they grow.</summary>
internal sealed class Curve
{
    private readonly TrainingLoop _loop;
    private readonly List<int> _steps = [];
    private readonly List<double> _losses = [], _validationLosses = [], _learningRates = [];
    private readonly List<float[]> _path = [];
    private readonly Dictionary<string, List<float[]>> _snapshots = [];

    public Curve(TrainingLoop loop)
    {
        _loop = loop;
        foreach (var moment in loop.Trainer.Snapshots) _snapshots[moment] = [];
    }

    public Curve(TrainingLoop loop, BinaryReader reader) : this(loop)
    {
        var points = reader.ReadInt32();
        for (var i = 0; i < points; i++) _steps.Add(reader.ReadInt32());
        foreach (var list in Lists)
        {
            for (var i = 0; i < points; i++) list.Add(reader.ReadDouble());
        }

        foreach (var list in Copies)
        {
            for (var i = 0; i < points; i++) list.Add(Archive.ReadSingles(reader, loop.Trainer.Problem.Parameters));
        }
    }

    // In the order in which they are saved; a list that the run does not keep is not among them.
    private IEnumerable<List<double>> Lists => _loop.Validates ? [_losses, _learningRates, _validationLosses] : [_losses, _learningRates];

    private IEnumerable<List<float[]>> Copies => [.. _loop.KeepsPath ? [_path] : (List<float[]>[])[], .. _loop.Trainer.Snapshots.Distinct().Select(moment => _snapshots[moment])];

    /// <summary>Adds a point, if there is none for that step and the loss is a number.</summary>
    public Divergence? Evaluate(int step, float[] θ, OptimizerState state)
    {
        if (_steps.Count > 0 && _steps[^1] == step) return null;
        θ = _loop.Optimizer.Result(θ, state);
        var loss = _loop.Loss(θ);
        if (!double.IsFinite(loss)) return new(step, null, loss);
        _steps.Add(step);
        _losses.Add(loss);
        _learningRates.Add(_loop.Optimizer.LearningRate.At(Math.Max(1, step)));
        if (_loop.Validates) _validationLosses.Add(_loop.ValidationLoss(θ));
        if (_loop.KeepsPath) _path.Add([.. θ]);
        foreach (var (moment, copies) in _snapshots) copies.Add([.. state[moment]]);
        return null;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_steps.Count);
        foreach (var step in _steps) writer.Write(step);
        foreach (var number in Lists.SelectMany(list => list)) writer.Write(number);
        foreach (var copy in Copies.SelectMany(list => list)) Archive.Write(writer, copy);
    }

    public Run ToRun(int seed, string label, float[] θ, Divergence? diverged) => new()
    {
        Label = label,
        Trainer = _loop.Trainer,
        Optimizer = _loop.Optimizer,
        Seed = seed,
        Steps = _steps,
        Epochs = [.. _steps.Select(step => step / _loop.StepsPerEpoch)],
        Losses = _losses,
        ValidationLosses = _validationLosses,
        LearningRates = _learningRates,
        Path = _path,
        Snapshots = _snapshots.ToDictionary(kept => kept.Key, kept => (IReadOnlyList<float[]>)kept.Value),
        Final = θ,
        Diverged = diverged,
    };
}
