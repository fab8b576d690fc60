using static System.FormattableString;

namespace Course;

/// <summary>A run that is under way: it takes some of its steps, can be saved, and goes on, here or elsewhere, with the bits of one that never stopped.</summary>
/// <remarks><see cref="Trainer.Begin"/> starts one, <see cref="Trainer.Resume(Optimizer, string)"/> reads one back, <see cref="Finish()"/> takes the steps that are left.</remarks>
public sealed class Training
{
    private const int StepsBetweenReports = 256;

    // Single precision holds the squares of smaller gradients, and their sum over any number of steps.
    private const float LargeGradient = 1e14f;

    private readonly TrainingLoop _loop;
    private readonly int _seed;
    private readonly string _label;
    private readonly MiniBatches? _batches;
    private readonly Curve _curve;
    private readonly float[] _θ, _g, _part;
    private OptimizerState _state;
    private bool _large; // whether a gradient has been so large that the moments are looked at after every step

    internal Training(TrainingLoop loop, int seed, string label, int cores)
    {
        (_loop, _seed, _label) = (loop, seed, label);
        _θ = loop.Start(seed);
        (_g, _part) = (new float[_θ.Length], loop.Trainer.Accumulation > 1 ? new float[_θ.Length] : []);
        _state = loop.Optimizer.CreateState(_θ.Length);
        _state.Cores = cores;
        _batches = loop.Batches(seed);
        _curve = new(loop);
        Diverged = _curve.Evaluate(0, _θ, _state);
    }

    private Training(TrainingLoop loop, BinaryReader reader)
    {
        _loop = loop;
        _seed = reader.ReadInt32();
        var (setup, mine) = (reader.ReadString(), loop.Setup(_seed));
        if (setup != mine) throw new InvalidDataException($"this run is another one: it was saved by {setup}; here is {mine}.");
        (_label, StepsTaken, _large) = (reader.ReadString(), reader.ReadInt32(), reader.ReadBoolean());
        _θ = Archive.ReadSingles(reader, loop.Trainer.Problem.Parameters);
        (_g, _part) = (new float[_θ.Length], loop.Trainer.Accumulation > 1 ? new float[_θ.Length] : []);
        _state = OptimizerState.Read(reader);
        _curve = new(loop, reader);
        if (reader.ReadBoolean()) Diverged = new(reader.ReadInt32(), reader.ReadInt32() is >= 0 and var i ? i : null, reader.ReadDouble(), reader.ReadString() is { Length: > 0 } moment ? moment : null);
        _batches = loop.Batches(_seed);
        for (var step = 0; _batches is not null && step < StepsTaken; step++) _batches.Next();
    }

    /// <summary>How many steps have been taken.</summary>
    public int StepsTaken { get; private set; }

    /// <summary>How many steps the whole run has.</summary>
    public int Steps => _loop.Steps;

    /// <summary>The parameters as they are now.</summary>
    public ReadOnlySpan<float> Parameters => _θ;

    /// <summary>What the rule remembers now, as a copy.</summary>
    public OptimizerState State => _state.Copy();

    /// <summary>Where the run diverged; null if it has not.</summary>
    public Divergence? Diverged { get; private set; }

    /// <summary>Takes the next steps: so many, or fewer if the run ends or diverges before.</summary>
    /// <param name="steps">The number of steps; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void Advance(int steps) => Advance(Guard.AtLeast(steps, 0, nameof(steps)), progress: null);

    /// <summary>Takes the steps that are left and returns the whole run, as <see cref="Trainer.Run(Optimizer, int, string?)"/> does.</summary>
    public Run Finish() => Finish(progress: null);

    internal Run Finish(Progress? progress)
    {
        Advance(Steps, progress);
        return _curve.ToRun(_seed, _label, [.. _loop.Optimizer.Result(_θ, _state)], Diverged);
    }

    /// <summary>Writes the run so far, which <see cref="Trainer.Resume(Optimizer, Stream)"/> goes on with.</summary>
    /// <remarks>The format is that of <see cref="OptimizerState.Save(Stream)"/> with the word <c>run</c>; it holds the parameters, the state, the curve, and what made them, but no data.</remarks>
    /// <param name="stream">Where the bytes go; it stays open.</param>
    public void Save(Stream stream) => Archive.Write(stream, "run", Write);

    /// <summary>Writes the run so far to a file. A file there is replaced once the new one is whole: if the disk fills, it stays as it was.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written. The one that was there is still whole then.</exception>
    public void Save(string path) => Archive.Write(path, "run", Write);

    /// <summary>How far the run is.</summary>
    public override string ToString() => Invariant($"{_label} on {_loop.Trainer.Problem.Name}, seed {_seed}: {StepsTaken} of {Steps} steps");

    internal static Training Load(TrainingLoop loop, string path, int cores) => Archive.Read(path, "run", reader => new Training(loop, reader)).On(cores);

    internal static Training Load(TrainingLoop loop, Stream stream, int cores) => Archive.Read(stream, "run", reader => new Training(loop, reader)).On(cores);

    private Training On(int cores)
    {
        _state.Cores = cores;
        return this;
    }

    private void Advance(int steps, Progress? progress)
    {
        var end = Math.Min(Steps, StepsTaken + (long)steps);
        while (Diverged is null && StepsTaken < end)
        {
            Diverged = TakeStep();
            // What ends a run is not in its curve: the last point is the loss before that step.
            if (Diverged is not null) _curve.Evaluate(StepsTaken, _θ, _state);
            else if (_loop.IsEvaluatedAfter(StepsTaken)) Diverged = _curve.Evaluate(StepsTaken, _θ, _state);
            if (StepsTaken % StepsBetweenReports == 0) progress?.Report(StepsTaken);
        }
    }

    private Divergence? TakeStep()
    {
        _loop.Gradient(_θ, _batches is null ? default : _batches.Next(), _g, _part);
        if (Vectors.FirstNotBelow(LargeGradient, _g) >= 0)
        {
            _large = true;
            if (Vectors.FirstNonFinite(_g) is >= 0 and var index) return new(StepsTaken + 1, index, _g[index]);
        }

        if (_large) return TakeStepOrNone();
        _loop.Optimizer.Step(_θ, _g, _state);
        _loop.Trainer.Problem.Project(_θ);
        StepsTaken++;
        return null;
    }

    private Divergence? TakeStepOrNone()
    {
        float[] θ = [.. _θ];
        var state = _state.Copy();
        _loop.Optimizer.Step(θ, _g, state);
        foreach (var (moment, numbers) in state.Numbers)
        {
            if (Vectors.FirstNonFinite(numbers) is >= 0 and var index) return new(StepsTaken + 1, index, numbers[index], moment);
        }

        _loop.Trainer.Problem.Project(θ);
        θ.CopyTo(_θ, 0);
        _state = state;
        StepsTaken++;
        return null;
    }

    private void Write(BinaryWriter writer)
    {
        writer.Write(_seed);
        writer.Write(_loop.Setup(_seed));
        writer.Write(_label);
        writer.Write(StepsTaken);
        writer.Write(_large);
        Archive.Write(writer, _θ);
        _state.Write(writer);
        _curve.Write(writer);
        writer.Write(Diverged is not null);
        if (Diverged is null) return;
        writer.Write(Diverged.Step);
        writer.Write(Diverged.Parameter ?? -1);
        writer.Write(Diverged.Value);
        writer.Write(Diverged.Moment ?? "");
    }
}
