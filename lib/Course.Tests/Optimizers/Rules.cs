namespace Course.Tests.Optimizers;

/// <summary>Every rule of the library with its defaults, with weight decay, and with each option.</summary>
internal static class Rules
{
    private static readonly Dictionary<string, Optimizer> s_options = new()
    {
        ["Momentum, dampening"] = new Momentum { Dampening = 0.5 },
        ["Momentum, Nesterov"] = new Momentum { Nesterov = true },
        ["Adagrad, learning-rate decay"] = new Adagrad { LearningRateDecay = 0.1 },
        ["Adagrad, initial accumulator"] = new Adagrad { InitialAccumulator = 0.5 },
        ["RmsProp, centered"] = new RmsProp { Centered = true },
        ["RmsProp, momentum"] = new RmsProp { Momentum = 0.9 },
        ["RmsProp, centered, momentum"] = new RmsProp { Centered = true, Momentum = 0.9 },
        ["Adam, AMSGrad"] = new Adam { AmsGrad = true },
        ["AdamW, weight decay"] = new AdamW { WeightDecay = 0.5 },
        ["AdamW, AMSGrad"] = new AdamW { AmsGrad = true },
        ["NAdam, momentum decay"] = new NAdam { MomentumDecay = 0.1 },
    };

    /// <summary>Rules made of rules, for so many parameters.</summary>
    private static readonly Dictionary<string, Func<int, Optimizer>> s_composites = new()
    {
        ["Grouped"] = count => new Grouped(new AdamW { WeightDecay = 0.5 }.On(0..(count / 3), (count - 1)..count), new NAdam().On((count / 3)..(count - 1))),
        ["Grouped, clipped"] = count => new Grouped(new Momentum().On(0..(count / 2)), new RmsProp { Centered = true }.On((count / 2)..count)) { ClipNorm = 0.5 },
        ["Averaged"] = _ => new Averaged(new Adam { AmsGrad = true, WeightDecay = 0.1 }) { Decay = 0.9 },
        ["Averaged, grouped"] = count => new Averaged(new Grouped(new Adagrad().On(0..(count / 2)), new Averaged(new Sgd()).On((count / 2)..count))) { Decay = 0.5 },
    };

    private static readonly Dictionary<string, Optimizer> s_all = new(s_options.Concat(Types.SelectMany(WithAndWithoutDecay).ExceptBy(s_options.Keys, rule => rule.Key)));

    /// <summary>The kinds of rules that are not made of rules, by name.</summary>
    public static IReadOnlyList<Type> AllTypes => [.. typeof(Optimizer).Assembly.GetTypes().Where(type => type.IsSealed && type.IsSubclassOf(typeof(Optimizer)) && type.GetConstructor([]) is not null).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>Those of them that step each number by itself.</summary>
    public static IReadOnlyList<Type> Types => [.. AllTypes.Where(type => !type.IsSubclassOf(typeof(WholeRule)))];

    public static IReadOnlyDictionary<string, Optimizer> All => s_all;

    public static TheoryData<string> Names => [.. s_all.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The names of all rules, those made of rules too.</summary>
    public static TheoryData<string> NamesWithComposites => [.. s_all.Keys.Order(StringComparer.Ordinal), .. s_composites.Keys];

    public static Optimizer Named(string name) => s_all[name];

    /// <summary>A rule for so many parameters.</summary>
    public static Optimizer Named(string name, int count) => s_composites.TryGetValue(name, out var make) ? make(count) : s_all[name];

    private static KeyValuePair<string, Optimizer>[] WithAndWithoutDecay(Type type)
    {
        var plain = (Optimizer)Activator.CreateInstance(type)!;
        return [new(type.Name, plain), new($"{type.Name}, weight decay", plain with { WeightDecay = 0.1 })];
    }

    /// <summary>Numbers from −4 to 4, a tenth of them 0.</summary>
    public static float[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(10) == 0 ? 0 : random.NextSingle() * 8 - 4)];
    }
}
