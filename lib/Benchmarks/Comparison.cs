using Course;

namespace Benchmarks;

/// <summary>One rule at one size, timed beside everything there is to compare it with.</summary>
internal sealed record Comparison(Optimizer Rule, int Parameters, IReadOnlyDictionary<string, Timing> Timings)
{
    public const string One = "ours", Narrow = "ours, no AVX-512", All = "ours, all cores", Scalar = "scalar loop", Move = "bytes only", MoveAll = "bytes only, all cores", Torch = "torch", TorchAll = "torch, all cores", TorchKept = "torch, memory kept";

    private const double Milliseconds = 10;

    /// <summary>Every rule of the library with its defaults, in the order of what it keeps: that is what a long step waits for.</summary>
    public static IReadOnlyList<Optimizer> Rules { get; } = [.. typeof(Optimizer).Assembly.GetTypes().Where(type => type.IsSealed && type.IsSubclassOf(typeof(Optimizer)))
        .Select(type => (Optimizer)Activator.CreateInstance(type)!).OrderBy(rule => rule.StateBytes(1)).ThenBy(rule => rule.GetType().Name, StringComparer.Ordinal)];

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
        if (narrow is not null && n <= 100_000) contenders.Add(narrow.Steps(Narrow, NameOf(rule), n));
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

    /// <summary>Our steps on one core.</summary>
    public static Contender Steps(string contender, Optimizer rule, int n)
    {
        var (θ, g, state) = (Numbers(1, n), Numbers(2, n), rule.CreateState(n));
        state.Cores = 1;
        return Contender.Of(contender, () => rule.Step(θ, g, state));
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
