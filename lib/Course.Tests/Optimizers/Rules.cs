namespace Course.Tests.Optimizers;

/// <summary>Every rule with its defaults, with weight decay, and with each option.</summary>
internal static class Rules
{
    private static readonly Dictionary<string, Optimizer> s_all = new()
    {
        ["Sgd"] = new Sgd(),
        ["Sgd, weight decay"] = new Sgd { WeightDecay = 0.1 },
        ["Momentum"] = new Momentum(),
        ["Momentum, weight decay"] = new Momentum { WeightDecay = 0.1 },
        ["Momentum, dampening"] = new Momentum { Dampening = 0.5 },
        ["Momentum, Nesterov"] = new Momentum { Nesterov = true },
        ["Adagrad"] = new Adagrad(),
        ["Adagrad, weight decay"] = new Adagrad { WeightDecay = 0.1 },
        ["Adagrad, learning-rate decay"] = new Adagrad { LearningRateDecay = 0.1 },
        ["Adagrad, initial accumulator"] = new Adagrad { InitialAccumulator = 0.5 },
        ["RmsProp"] = new RmsProp(),
        ["RmsProp, weight decay"] = new RmsProp { WeightDecay = 0.1 },
        ["RmsProp, centered"] = new RmsProp { Centered = true },
        ["RmsProp, momentum"] = new RmsProp { Momentum = 0.9 },
        ["RmsProp, centered, momentum"] = new RmsProp { Centered = true, Momentum = 0.9 },
        ["Adadelta"] = new Adadelta(),
        ["Adadelta, weight decay"] = new Adadelta { WeightDecay = 0.1 },
        ["Adam"] = new Adam(),
        ["Adam, weight decay"] = new Adam { WeightDecay = 0.1 },
        ["Adam, AMSGrad"] = new Adam { AmsGrad = true },
        ["AdamW"] = new AdamW(),
        ["AdamW, weight decay"] = new AdamW { WeightDecay = 0.5 },
        ["AdamW, AMSGrad"] = new AdamW { AmsGrad = true },
        ["Adamax"] = new Adamax(),
        ["Adamax, weight decay"] = new Adamax { WeightDecay = 0.1 },
        ["NAdam"] = new NAdam(),
        ["NAdam, weight decay"] = new NAdam { WeightDecay = 0.1 },
        ["NAdam, momentum decay"] = new NAdam { MomentumDecay = 0.1 },
        ["RAdam"] = new RAdam(),
        ["RAdam, weight decay"] = new RAdam { WeightDecay = 0.1 },
        ["AdaBelief"] = new AdaBelief(),
        ["AdaBelief, weight decay"] = new AdaBelief { WeightDecay = 0.1 },
        ["Yogi"] = new Yogi(),
        ["Yogi, weight decay"] = new Yogi { WeightDecay = 0.1 },
        ["Lion"] = new Lion(),
        ["Lion, weight decay"] = new Lion { WeightDecay = 0.1 },
    };

    public static TheoryData<string> Names => [.. s_all.Keys];

    public static Optimizer Named(string name) => s_all[name];

    /// <summary>Numbers from −4 to 4, a tenth of them 0.</summary>
    public static float[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(10) == 0 ? 0 : random.NextSingle() * 8 - 4)];
    }
}
