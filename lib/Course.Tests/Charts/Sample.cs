namespace Course.Tests;

/// <summary>One of each chart that needs nothing but numbers.</summary>
internal static class Sample
{
    private static readonly int[] s_steps = [1, 2, 3, 4];

    public static Trainer Ravine { get; } = new() { Problem = Quadratic.Ravine, Steps = 20, EvaluateEvery = 1 };

    public static Dictionary<string, Func<Figure>> Figures { get; } = new()
    {
        ["lines"] = () => Charts.Lines("Lines", "t [steps]", Axis.Log("loss"), Series.Of("Adam", s_steps, t => 1.0 / t), Series.Of("Sgd", s_steps, t => 2.0 / t)),
        ["band"] = () => Charts.Lines("Band", "t [steps]", "loss", Series.Of("Adam", s_steps, t => t) with { Low = [0, 1, 2, double.NaN], High = [2, 3, 4, double.PositiveInfinity] }),
        ["slider"] = () => Charts.Lines("Slider", "t [steps]", "loss", Slider.Over("α", [0.1, 0.2], α => new[] { Series.Of("f", s_steps, t => α * t) }, 1)),
        ["not finite"] = () => Charts.Lines("Gaps", "t [steps]", Axis.Log("loss"), Series.Of("f", s_steps, t => t == 2 ? double.NaN : t == 3 ? double.PositiveInfinity : t)),
        ["bars"] = () => Charts.Bars("Bars", "memory [GB]", "rule", new Bar("Sgd", 0), new Bar("Adam", 8)),
        ["stacked bars"] = () => Charts.Bars("Stacked", "memory [GB]", "stage", Slider.Over("N", [1, 4], n => new[] { new Bar("1", ("states", 12.0 / n), ("gradients", 2)) })),
        ["heat map"] = () => Charts.Heatmap("Map", "α", "λ", Grid.Of("loss", [0.1, 1], [0, 0.5], (x, y) => x == 1 ? double.NaN : x + y)),
        ["heat maps"] = () => Charts.Heatmap("Maps", "α", "λ", ("left", Grid.Of("loss", [0.1, 1], [0, 0.5], (x, y) => x + y)), ("right", Grid.Of("loss", [0.1, 1], [0, 0.5], (x, y) => x == 1 ? double.NaN : x + y + 3))),
        ["heat map, slider"] = () => Charts.Heatmap("Map", "chunk", "device", Slider.Over("rounds", [1, 2, 3], round => Grid.Of("sums", [0, 1], [0, 1], (x, y) => x == y ? round : 1), 1)),
        ["loss"] = () => Charts.Loss([.. Ravine.RunMany(new Adam { LearningRate = 0.1 }, 2), Ravine.Run(new Sgd { LearningRate = 0.4 })]),
        ["loss, slider"] = () => Charts.Loss(Slider.Over("α", [0.1, 0.4, 30], α => Ravine.RunMany(new Sgd { LearningRate = α }, 1, "gradient descent"))),
        ["path"] = () => Charts.Path("Ways", Ravine.Run(new Sgd { LearningRate = 0.4 }), Ravine.Run(new Sgd { LearningRate = 1e30 })),
        ["paths"] = () => Charts.Path("Ways", Slider.Over("α", [0.1, 30], α => new[] { Ravine.Run(new Sgd { LearningRate = α }, label: "Sgd"), Ravine.Run(new Adam { LearningRate = α }, label: "Adam") })),
        ["landscape"] = () => Charts.Landscape("Landscape", new Rosenbrock(), 40, new Momentum { LearningRate = 1e-3 }, new Adam { LearningRate = 0.1 }),
        ["landscape, rules"] = () => Charts.Landscape("Landscape", new Plateau(), 20, Slider.Over("β", [0.0, 0.9], β => new[] { new Momentum { LearningRate = 1, Beta = β } })),
        ["landscape, surfaces"] = () => Charts.Landscape("Landscape", Slider.Over("angle [degrees]", [0.0, 45], angle => new TurnedRavine(angle)), 20, new Sgd { LearningRate = 0.4 }, new Adam { LearningRate = 0.4 }),
        ["schedule"] = () => Charts.Schedule(1000, 0.01, Schedule.Cosine(0.01, 1000)),
        ["ema"] = () => Charts.EmaWeights(0.99, 1000),
        ["correction"] = () => Charts.BiasCorrection([0.9, 0.999], 1000, logarithmic: true),
    };
}
