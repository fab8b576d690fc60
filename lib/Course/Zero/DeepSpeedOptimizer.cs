using System.Text.Json.Nodes;

namespace Course;

/// <summary>The rules of this course as DeepSpeed's <c>optimizer</c> section.</summary>
internal static class DeepSpeedOptimizer
{
    // What DeepSpeed calls tested with ZeRO (runtime/zero/utils.py); for another rule its configuration must say that one means it.
    private static readonly string[] Tested = ["Adam", "AdamW", "Adagrad", "Lion"];

    public static bool IsTested(JsonObject section) => Tested.Contains((string?)section["type"]);

    public static JsonObject Section(Optimizer rule) => rule switch
    {
        Adam r => Make("Adam", rule, ("betas", Betas(r.Beta1, r.Beta2)), ("eps", r.Epsilon), ("torch_adam", True(r.AmsGrad)), ("amsgrad", True(r.AmsGrad)),
            ("adam_w_mode", r.AmsGrad ? null : false)), // without it DeepSpeed's Adam decays beside the step, as AdamW does
        AdamW r => Make("AdamW", rule, ("betas", Betas(r.Beta1, r.Beta2)), ("eps", r.Epsilon), ("torch_adam", True(r.AmsGrad)), ("amsgrad", True(r.AmsGrad))),
        Sgd => Make("SGD", rule),
        Momentum r => Make("SGD", rule, ("momentum", r.Beta), ("dampening", NotZero(r.Dampening)), ("nesterov", True(r.Nesterov))),
        Adagrad r => Make("Adagrad", rule, ("eps", r.Epsilon), ("lr_decay", NotZero(r.LearningRateDecay)), ("initial_accumulator_value", NotZero(r.InitialAccumulator))),
        RmsProp r => Make("RMSprop", rule, ("alpha", r.Beta), ("eps", r.Epsilon), ("momentum", NotZero(r.Momentum)), ("centered", True(r.Centered))),
        Adadelta r => Make("Adadelta", rule, ("rho", r.Rho), ("eps", r.Epsilon)),
        Adamax r => Make("Adamax", rule, ("betas", Betas(r.Beta1, r.Beta2)), ("eps", r.Epsilon)),
        NAdam r => Make("NAdam", rule, ("betas", Betas(r.Beta1, r.Beta2)), ("eps", r.Epsilon), ("momentum_decay", r.MomentumDecay)),
        RAdam r => Make("RAdam", rule, ("betas", Betas(r.Beta1, r.Beta2)), ("eps", r.Epsilon)),
        Lion r => Make("Lion", rule, ("betas", Betas(r.Beta1, r.Beta2))),
        _ => throw new ArgumentException(
            $"neither DeepSpeed nor torch.optim has {rule.GetType().Name}; use Sgd, Momentum, Adagrad, RmsProp, Adadelta, Adam, AdamW, Adamax, NAdam, RAdam or Lion, "
            + "or build the optimizer in Python and pass it to deepspeed.initialize.", nameof(rule)),
    };

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
