using System.Text.Json;
using System.Text.Json.Nodes;
using Lessons.Storage;

namespace Course.Tests;

public class DeepSpeedConfigTests
{
    private static readonly JsonNode s_documented = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Here.Root, "lib", "Course.Tests", "Reference", "deepspeed-keys.json")))!;

    private static readonly Optimizer[] s_rules = [.. Optimizers.Rules.All.Values.Where(rule => DeepSpeedOptimizer.Rules.Contains(rule.GetType()))];

    private static readonly Schedule[] s_schedules =
        [0.01, Schedule.Constant(0.01).Warmup(100), Schedule.Polynomial(0.01, 900).Warmup(100), Schedule.Cosine(0.01, 900, 0.001).Warmup(100), Schedule.Cosine(0.01, 1000)];

    [Fact]
    public void Every_key_is_documented_and_has_the_documented_type()
    {
        foreach (var rule in s_rules)
            foreach (var schedule in s_schedules)
                foreach (var (stage, offload) in new[] { (Stage.None, Offload.None), (Stage.One, Offload.None), (Stage.Two, Offload.Optimizer), (Stage.Three, Offload.OptimizerAndParameters) })
                    foreach (var precision in Enum.GetValues<Precision>().Where(_ => offload == Offload.None || rule is Adagrad { LearningRateDecay: 0, InitialAccumulator: 0 } or not Adagrad))
                        Check(JsonNode.Parse(Zero.DeepSpeedConfig(stage, rule with { LearningRate = schedule }, 64, precision, offload, 1000))!.AsObject(), "");
    }

    [Fact]
    public void Clipping_and_accumulation_are_in_it()
    {
        var config = JsonNode.Parse(Zero.DeepSpeedConfig(Stage.Two, new AdamW { ClipNorm = 1 }, 64, accumulation: 4))!.AsObject();
        Assert.Equal((1, 4), ((double)config["gradient_clipping"]!, (int)config["gradient_accumulation_steps"]!));
        Check(config, "");
        Assert.DoesNotContain("gradient_clipping", Zero.DeepSpeedConfig(Stage.Two, new AdamW(), 64), StringComparison.Ordinal);
        Assert.Contains("accumulation is 5, which does not divide a batch of 64 rows",
            Assert.Throws<ArgumentException>(() => Zero.DeepSpeedConfig(Stage.Two, new AdamW(), 64, accumulation: 5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_is_what_one_would_write_by_hand()
    {
        var rule = new AdamW { LearningRate = Schedule.Cosine(0.0003, 9000).Warmup(1000), Beta2 = 0.95, WeightDecay = 0.1 };
        Assert.Equal("""
            {
              "train_batch_size": 512,
              "gradient_accumulation_steps": 1,
              "optimizer": {
                "type": "AdamW",
                "params": {
                  "lr": 0.0003,
                  "betas": [
                    0.9,
                    0.95
                  ],
                  "eps": 1E-08,
                  "weight_decay": 0.1
                }
              },
              "scheduler": {
                "type": "WarmupCosineLR",
                "params": {
                  "total_num_steps": 10000,
                  "warmup_min_ratio": 0,
                  "cos_min_ratio": 0,
                  "warmup_num_steps": 1000,
                  "warmup_type": "linear"
                }
              },
              "bf16": {
                "enabled": true
              },
              "zero_optimization": {
                "stage": 3,
                "offload_optimizer": {
                  "device": "cpu"
                },
                "stage3_gather_16bit_weights_on_model_save": true
              }
            }

            """.ReplaceLineEndings("\n"), Zero.DeepSpeedConfig(Stage.Three, rule, 512, offload: Offload.Optimizer, steps: 10000));
    }

    [Fact]
    public void Adam_is_not_turned_into_AdamW_and_untested_rules_are_meant()
    {
        var adam = Config(Stage.One, new Adam());
        Assert.False((bool)adam["optimizer"]!["params"]!["adam_w_mode"]!);
        Assert.Null(adam["zero_allow_untested_optimizer"]);
        Assert.All(s_rules.Where(rule => rule is Adam), rule => Assert.False((bool)Config(Stage.One, rule)["optimizer"]!["params"]!["adam_w_mode"]!));
        Assert.Null(adam["scheduler"]);
        Assert.True((bool)Config(Stage.One, new Momentum())["zero_allow_untested_optimizer"]!);
        Assert.Null(Config(Stage.None, new Momentum())["zero_allow_untested_optimizer"]);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "WarmupLR")]
    [InlineData(2, "WarmupDecayLR")]
    [InlineData(3, "WarmupCosineLR")]
    [InlineData(4, "WarmupCosineLR")]
    public void A_schedule_becomes_the_scheduler_with_its_learning_rates(int schedule, string? type)
    {
        var config = JsonNode.Parse(Zero.DeepSpeedConfig(Stage.Two, new AdamW { LearningRate = s_schedules[schedule] }, 8, steps: 1000))!;
        Assert.Equal(type, (string?)config["scheduler"]?["type"]);
        Assert.Equal(0.01, (double)config["optimizer"]!["params"]!["lr"]!, 1e-12);
        if (schedule is 0 or 4) return;
        Assert.InRange((int)config["scheduler"]!["params"]!["warmup_num_steps"]!, 100, 101);
        if (schedule == 3) Assert.Equal(0.1, (double)config["scheduler"]!["params"]!["cos_min_ratio"]!, 1e-12);
    }

    public static TheoryData<Func<object>, string> Bad => new()
    {
        { () => Zero.DeepSpeedConfig((Stage)5, new Adam(), 8), "stage is 5; allowed" },
        { () => Zero.DeepSpeedConfig(Stage.One, new Adam(), 0), "batchSize is 0; allowed: batchSize ≥ 1" },
        { () => Zero.DeepSpeedConfig(Stage.One, new Adam(), 8, (Precision)3), "precision is 3; allowed: Precision.Fp32, Fp16 and Bf16" },
        { () => Zero.DeepSpeedConfig(Stage.None, new Adam(), 8, offload: Offload.Optimizer), "Stage.One, Two or Three" },
        { () => Zero.DeepSpeedConfig(Stage.Two, new Adam(), 8, offload: Offload.OptimizerAndParameters), "needs Stage.Three" },
        { () => Zero.DeepSpeedConfig(Stage.Two, new Yogi(), 8), "neither DeepSpeed nor torch.optim has Yogi" },
        { () => Zero.DeepSpeedConfig(Stage.None, new Momentum { Nesterov = true, Beta = 0 }, 8), "Beta is 0; allowed with Nesterov: 0 < Beta < 1" },
        { () => Zero.DeepSpeedConfig(Stage.None, new Momentum { Nesterov = true, Dampening = 0.5 }, 8), "Dampening is 0.5; allowed with Nesterov: 0" },
        { () => Zero.DeepSpeedConfig(Stage.Two, new Adagrad { LearningRateDecay = 0.1 }, 8, offload: Offload.Optimizer), "LearningRateDecay is 0.1; allowed with an offload: 0" },
        { () => Zero.DeepSpeedConfig(Stage.Three, new Adagrad { InitialAccumulator = 1 }, 8, offload: Offload.OptimizerAndParameters), "InitialAccumulator is 1; allowed with an offload: 0" },
        { () => Zero.DeepSpeedConfig(Stage.Two, new Adam { LearningRate = s_schedules[1] }, 8), "steps is 0; a schedule that changes" },
        { () => Zero.DeepSpeedConfig(Stage.Two, new Adam { LearningRate = Schedule.OneCycle(0.01, 500) }, 8, steps: 500), "none of DeepSpeed's schedulers gives the learning rates" },
        { () => Zero.DeepSpeedConfig(Stage.Two, new Adam { LearningRate = Schedule.InverseSqrt(0.01) }, 8, steps: 500), "none of DeepSpeed's schedulers" },
        { () => Zero.DeepSpeedConfig(Stage.Two, new Adam { LearningRate = s_schedules[3] }, 8, steps: 500), "none of DeepSpeed's schedulers" },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Bad_input_is_named_with_the_way_out(Func<object> make, string says) =>
        Assert.Contains(says, Assert.ThrowsAny<ArgumentException>(make).Message);

    private static JsonObject Config(Stage stage, Optimizer rule) => JsonNode.Parse(Zero.DeepSpeedConfig(stage, rule, 8))!.AsObject();

    private static void Check(JsonObject section, string prefix)
    {
        foreach (var (key, value) in section)
        {
            var path = prefix + key;
            var type = (string?)s_documented["config"]![path];
            Assert.True(type is not null, $"{path} is not documented");
            Assert.True(HasType(value!, type!), $"{path} is {value!.ToJsonString()}, not of type {type}");
            if (path is "optimizer.params" or "scheduler.params") CheckParameters(value!.AsObject(), path[..^7], (string)section["type"]!);
            else if (value is JsonObject inner) Check(inner, path + ".");
        }
    }

    private static void CheckParameters(JsonObject parameters, string of, string type)
    {
        foreach (var (key, value) in parameters)
        {
            var expected = (string?)s_documented[of + "s"]![type]?[key];
            Assert.True(expected is not null, $"{type} has no argument {key}");
            Assert.True(HasType(value!, expected!), $"{type}.{key} is {value!.ToJsonString()}, not of type {expected}");
        }
    }

    private static bool HasType(JsonNode value, string type) => type switch
    {
        "dictionary" => value is JsonObject,
        "floats" => value is JsonArray array && array.All(item => HasType(item!, "float")),
        "integer" => value.GetValueKind() == JsonValueKind.Number && long.TryParse(value.ToJsonString(), out _),
        "float" => value.GetValueKind() == JsonValueKind.Number,
        "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        _ => value.GetValueKind() == JsonValueKind.String,
    };
}
