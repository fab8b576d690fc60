using Course;

namespace Benchmarks;

/// <summary>One rule at one size, timed beside everything there is to compare it with.</summary>
internal sealed record Comparison(Optimizer Rule, int Parameters, IReadOnlyDictionary<string, Timing> Timings)
{
    public const string One = "ours", Narrow = "ours, no AVX-512", NarrowUnits = "its roots and divisions, no AVX-512", All = "ours, all cores", Scalar = "scalar loop", Move = "bytes only", MoveAll = "bytes only, all cores", Torch = "torch", TorchAll = "torch, all cores", TorchKept = "torch, memory kept";

    public const string Plain = "Adam", Clipped = "Adam, clipped", Read = "one read of g", Resumed = "resumed", Unbroken = "never stopped";

    private const double Milliseconds = 10;

    /// <summary>Every rule of the library that steps number by number, with its defaults, in the order of what it keeps: that is what a long step waits for.</summary>
    public static IReadOnlyList<Optimizer> Rules { get; } = [.. typeof(Optimizer).Assembly.GetTypes().Where(type => type.IsSealed && type.IsSubclassOf(typeof(Optimizer)) && type.GetConstructor([]) is not null)
        .Select(type => (Optimizer)Activator.CreateInstance(type)!).Where(rule => rule.Elementwise).OrderBy(rule => rule.StateBytes(1)).ThenBy(rule => rule.GetType().Name, StringComparer.Ordinal)];

    /// <summary>What the tables and torch_bench.py call the rule.</summary>
    public string Name => NameOf(Rule);

    public static string NameOf(Optimizer rule) => rule.GetType().Name;

    /// <summary>Steps every rule until the just-in-time compiler has compiled it for speed, which it does after a while and in the background.</summary>
    public static void WarmUp()
    {
        for (var again = 0; again < 4; again++)
        {
            foreach (var rule in Rules) Of(rule, 1_000, torch: null, kept: null, narrow: null, rounds: 1, milliseconds: 1);
            Thread.Sleep(300);
        }
    }

    public static Comparison Of(Optimizer rule, int n, Torch? torch, Torch? kept, Companion? narrow, int rounds, double milliseconds = Milliseconds)
    {
        var (θ, g, state, t) = (Numbers(1, n), Numbers(2, n), rule.CreateState(n), 0);
        List<Contender> contenders = [Steps(One, 1)];
        // Below that, neither we nor PyTorch would use a second core.
        if (n >= 100_000) contenders.Add(Steps(All, Environment.ProcessorCount));
        if (narrow is not null && n <= 100_000) contenders.AddRange([narrow.Steps(Narrow, NameOf(rule), n), .. narrow.Units(NarrowUnits, rule, n) is { } units ? (Contender[])[units] : []]);
        if (rule is Adam or AdamW)
        {
            var (m, v) = (state["m"], state["v"]);
            contenders.Add(Contender.Of(Scalar, () => Loops.Scalar(θ, g, m, v, ++t, 0.001f, (float)rule.WeightDecay)));
            contenders.Add(Contender.Of(Move, () => Loops.Move(θ, g, m, v)));
            if (n >= 100_000) contenders.Add(Contender.Of(MoveAll, () => Loops.MoveOnAllCores(θ, g, m, v)));
        }

        if (torch?.Rules.Contains(NameOf(rule)) == true)
        {
            contenders.Add(torch.Steps(Torch, NameOf(rule), n, 1));
            if (n >= 100_000) contenders.Add(torch.Steps(TorchAll, NameOf(rule), n, Environment.ProcessorCount));
            if (kept is not null) contenders.Add(kept.Steps(TorchKept, NameOf(rule), n, 1));
        }

        return new(rule, n, Timing.Interleaved(contenders, rounds, milliseconds));

        Contender Steps(string contender, int cores) => Contender.Of(contender, () =>
        {
            state.Cores = cores;
            rule.Step(θ, g, state);
        });
    }

    /// <summary>Our steps, on so many cores; of the squarest matrix of so many numbers where the rule does not step number by number.</summary>
    public static Contender Steps(string contender, Optimizer rule, int n, int cores = 1)
    {
        var rows = (int)Math.Sqrt(n);
        while (n % rows > 0) rows--;
        var (θ, g, state) = (Numbers(1, n), Numbers(2, n), rule.Elementwise ? rule.CreateState(n) : rule.CreateState(rows, n / rows));
        state.Cores = cores;
        return Contender.Of(contender, () => rule.Step(θ, g, state));
    }

    /// <summary>How many roots and divisions the rule's box has.</summary>
    public static (int Roots, int Divisions) Units(Optimizer rule) => rule switch { Sgd or Momentum or Lion => (0, 0), Adamax => (0, 1), Adadelta => (2, 1), _ => (1, 1) };

    public static Contender UnitsAlone(string contender, int n, int roots, int divisions)
    {
        var (x, y) = (new float[n], new float[n]);
        Array.Fill(x, 2);
        return Contender.Of(contender, () => Loops.Units(x, y, roots, divisions));
    }

    /// <summary>Adam's step with a gradient so long that it is clipped, beside one that takes it as it is.</summary>
    public static Comparison Clipping(int n, int rounds)
    {
        var (plain, clipped, g) = (new Adam(), new Adam { ClipNorm = 0.1 }, Numbers(2, n));
        return new(clipped, n, Timing.Interleaved([Steps(Plain, plain, n), Steps(Clipped, clipped, n), Contender.Of(Read, () => Loops.Read(g))], rounds, Milliseconds));
    }

    /// <summary>A step of a rule that keeps fewer bytes, beside Adam's.</summary>
    public static Comparison OfFewBytes(Optimizer rule, int n, int rounds) => new(rule, n, Timing.Interleaved([Steps(One, rule, n), Steps(Plain, new Adam(), n)], rounds, Milliseconds));

    /// <summary>Steps of a training that was saved and read back, beside the same training left alone.</summary>
    public static Comparison Resuming(int rounds)
    {
        const int Before = 1_000, Endless = 1 << 30;
        var trainer = new Trainer { Problem = Mlp.Airfoil([32, 32]), Steps = Endless, EvaluateEvery = Endless };
        var (adam, saved) = (new Adam(), new MemoryStream());
        var unbroken = trainer.Begin(adam);
        unbroken.Advance(Before);
        unbroken.Save(saved);
        saved.Position = 0;
        var resumed = trainer.Resume(adam, saved);
        return new(adam, trainer.Problem.Parameters, Timing.Interleaved(
            [Contender.Of(Unbroken, () => unbroken.Advance(1)), Contender.Of(Resumed, () => resumed.Advance(1))], rounds, Milliseconds));
    }

    /// <summary>A whole run on the airfoil data, 100 epochs in batches of 10; ours also evaluates the loss 60 times on all rows.</summary>
    public static Comparison Airfoil(Torch? torch, int rounds)
    {
        const int Epochs = 100, Timed = 5;
        var trainer = new Trainer { Problem = LinearRegression.Airfoil(), Epochs = Epochs, BatchSize = 10 };
        var adam = new Adam { LearningRate = 0.01 };
        List<Contender> contenders = [Contender.Of(One, () => trainer.Run(adam))];
        if (torch?.Airfoil(Torch, 1) is { } epochs)
            contenders.Add(epochs with { Time = runs => Epochs / Timed * epochs.Time(Timed * runs) });
        return new(adam, trainer.Problem.Parameters, Timing.Interleaved(contenders, rounds, Milliseconds));
    }

    /// <summary>How many times faster than the other the one is; null where one of them did not run.</summary>
    public double? Faster(string one, string other) =>
        Timings.TryGetValue(one, out var mine) && Timings.TryGetValue(other, out var theirs) ? mine.FasterThan(theirs) : null;

    /// <summary>How many reads of g clipping adds to a step.</summary>
    public double ReadsOfClipping => Timings[Clipped].Beyond(Timings[Plain], Timings[Read]);

    /// <summary>Nanoseconds; null where it did not run.</summary>
    public double? Median(string contender) => Timings.TryGetValue(contender, out var timing) ? timing.Median : null;

    private static float[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        var numbers = new float[count];
        foreach (ref var number in numbers.AsSpan()) number = random.NextSingle() * 2 - 1;
        return numbers;
    }
}
