using System.Text.Json.Nodes;
using static System.FormattableString;

namespace Course;

/// <summary>The rules of this course as DeepSpeed's <c>optimizer</c> section.</summary>
internal static class DeepSpeedOptimizer
{
    // What DeepSpeed calls tested with ZeRO (runtime/zero/utils.py); for another rule its configuration must say that one means it.
    private static readonly string[] s_tested = ["Adam", "AdamW", "Adagrad", "Lion"];

    private static readonly (Type Rule, Func<Optimizer, JsonObject> Section)[] s_sections =
    [
        For<Sgd>(r => Make("SGD", r)),
        For<Momentum>(r => Make("SGD", r, ("momentum", r.Beta), ("dampening", NotZero(r.Dampening)), ("nesterov", True(r.Nesterov)))),
        For<Adagrad>(r => Make("Adagrad", r, ("eps", r.Epsilon), ("lr_decay", NotZero(r.LearningRateDecay)), ("initial_accumulator_value", NotZero(r.InitialAccumulator)))),
        For<RmsProp>(r => Make("RMSprop", r, ("alpha", r.Beta), ("eps", r.Epsilon), ("momentum", NotZero(r.Momentum)), ("centered", True(r.Centered)))),
        For<Adadelta>(r => Make("Adadelta", r, ("rho", r.Rho), ("eps", r.Epsilon))),
        For<Adam>(r => Make("Adam", r, ("betas", Betas(r.Beta1, r.Beta2)), ("eps", r.Epsilon), ("torch_adam", True(r.AmsGrad)), ("amsgrad", True(r.AmsGrad)),
            ("adam_w_mode", false))), // without it DeepSpeed's Adam decays beside the step, as AdamW does
        For<AdamW>(r => Make("AdamW", r, ("betas", Betas(r.Beta1, r.Beta2)), ("eps", r.Epsilon), ("torch_adam", True(r.AmsGrad)), ("amsgrad", True(r.AmsGrad)))),
        For<Adamax>(r => Make("Adamax", r, ("betas", Betas(r.Beta1, r.Beta2)), ("eps", r.Epsilon))),
        For<NAdam>(r => Make("NAdam", r, ("betas", Betas(r.Beta1, r.Beta2)), ("eps", r.Epsilon), ("momentum_decay", r.MomentumDecay))),
        For<RAdam>(r => Make("RAdam", r, ("betas", Betas(r.Beta1, r.Beta2)), ("eps", r.Epsilon))),
        For<Lion>(r => Make("Lion", r, ("betas", Betas(r.Beta1, r.Beta2)))),
    ];

    /// <summary>The rules that DeepSpeed or <c>torch.optim</c> has.</summary>
    public static IEnumerable<Type> Rules => s_sections.Select(known => known.Rule);

    public static bool IsTested(JsonObject section) => s_tested.Contains((string?)section["type"]);

    public static JsonObject Section(Optimizer rule, Offload offload)
    {
        if (Refusal(rule, offload) is { } refusal) throw new ArgumentException(refusal, nameof(rule));
        foreach (var (known, section) in s_sections)
        {
            if (known == rule.GetType()) return section(rule);
        }

        string[] names = [.. Rules.Select(known => known.Name)];
        throw new ArgumentException(
            $"neither DeepSpeed nor torch.optim has {rule.GetType().Name}; use {string.Join(", ", names[..^1])} or {names[^1]}, "
            + "or build the optimizer in Python and pass it to deepspeed.initialize.", nameof(rule));
    }

    /// <summary>Why the training would stop before its first step; null where it would not.</summary>
    private static string? Refusal(Optimizer rule, Offload offload) => rule switch
    {
        Momentum { Nesterov: true, Beta: 0 } => "torch.optim.SGD refuses Nesterov without momentum: Beta is 0; allowed with Nesterov: 0 < Beta < 1.",
        Momentum { Nesterov: true, Dampening: not 0 and var τ } => Invariant($"torch.optim.SGD refuses Nesterov with dampening: Dampening is {τ}; allowed with Nesterov: 0."),
        Adagrad { LearningRateDecay: not 0 and var decay } when offload != Offload.None =>
            Invariant($"DeepSpeed's Adagrad for the host's memory knows no decay of the learning rate: LearningRateDecay is {decay}; allowed with an offload: 0."),
        Adagrad { InitialAccumulator: not 0 and var first } when offload != Offload.None =>
            Invariant($"DeepSpeed's Adagrad for the host's memory starts its sums at 0: InitialAccumulator is {first}; allowed with an offload: 0."),
        _ => null,
    };

    private static (Type Rule, Func<Optimizer, JsonObject> Section) For<TRule>(Func<TRule, JsonObject> section) where TRule : Optimizer =>
        (typeof(TRule), rule => section((TRule)rule));

    private static JsonObject Make(string type, Optimizer rule, params ReadOnlySpan<(string Name, JsonNode? Value)> parameters)
    {
        var section = new JsonObject { ["lr"] = rule.LearningRate.At(1) };
        foreach (var (name, value) in parameters)
        {
            if (value is not null) section[name] = value;
        }

        section["weight_decay"] = rule.WeightDecay;
        return new() { ["type"] = type, ["params"] = section };
    }

    private static JsonArray Betas(double β1, double β2) => [β1, β2];

    private static JsonNode? NotZero(double value) => value == 0 ? null : value;

    private static JsonNode? True(bool value) => value ? true : null;
}
