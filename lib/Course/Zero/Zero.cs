using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using static System.FormattableString;

namespace Course;

/// <summary>ZeRO on a real cluster: the same choices as a configuration that DeepSpeed reads.</summary>
public static class Zero
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a <c>ds_config.json</c> for <c>deepspeed train.py --deepspeed --deepspeed_config ds_config.json</c>.</summary>
    /// <remarks>
    /// The fields are those of DeepSpeed's page “DeepSpeed Configuration JSON”; how many devices there are, its launcher knows.
    /// DeepSpeed's schedulers start a step or two later than the schedules of this course, as they count from 0 and are stepped
    /// after the optimizer; a schedule that is none of theirs is refused.
    /// </remarks>
    /// <param name="stage">What the devices share out.</param>
    /// <param name="optimizer">The rule, its hyper-parameters and its schedule.</param>
    /// <param name="batchSize">How many rows all devices together work on in one step; 1 or more, a multiple of the devices.</param>
    /// <param name="precision">The numbers in which the network is evaluated.</param>
    /// <param name="offload">What goes to the host's memory; not without a stage, and parameters only with stage 3.</param>
    /// <param name="steps">How many steps the training takes; needed for a learning rate that changes.</param>
    /// <param name="accumulation">In how many equal parts each device works through its part of the batch; 1 or more, and a divisor of the batch.</param>
    /// <exception cref="ArgumentException">A value is outside its range, the values do not go together, or DeepSpeed has no such rule or schedule, or would refuse one of its settings.</exception>
    public static string DeepSpeedConfig(
        Stage stage, Optimizer optimizer, int batchSize, Precision precision = Precision.Bf16, Offload offload = Offload.None, int steps = 0, int accumulation = 1)
    {
        Check(stage, 1, 1);
        Check(stage, offload);
        Guard.AtLeast(batchSize, 1, nameof(batchSize));
        if (batchSize % Guard.AtLeast(accumulation, 1, nameof(accumulation)) != 0)
            throw new ArgumentException(Invariant($"accumulation is {accumulation}, which does not divide a batch of {batchSize} rows into equal parts."), nameof(accumulation));
        if (!Enum.IsDefined(precision))
            throw new ArgumentOutOfRangeException(nameof(precision), Invariant($"precision is {(int)precision}; allowed: Precision.Fp32, Fp16 and Bf16."));
        var rule = DeepSpeedOptimizer.Section(optimizer, offload);
        var config = new JsonObject { ["train_batch_size"] = batchSize, ["gradient_accumulation_steps"] = accumulation };
        if (optimizer.ClipNorm is { } c) config["gradient_clipping"] = c;
        config["optimizer"] = rule;
        if (DeepSpeedScheduler.Section(optimizer.LearningRate, steps) is { } scheduler)
        {
            // Its cosine scales the rule's own rate, which must then be the largest.
            rule["params"]!["lr"] = Enumerable.Range(1, steps).Max(optimizer.LearningRate.At);
            config["scheduler"] = scheduler;
        }

        if (precision != Precision.Fp32) config[precision == Precision.Fp16 ? "fp16" : "bf16"] = new JsonObject { ["enabled"] = true };
        var zero = new JsonObject { ["stage"] = (int)stage };
        if (offload != Offload.None) zero["offload_optimizer"] = new JsonObject { ["device"] = "cpu" };
        if (offload == Offload.OptimizerAndParameters) zero["offload_param"] = new JsonObject { ["device"] = "cpu" };
        if (stage == Stage.Three) zero["stage3_gather_16bit_weights_on_model_save"] = true; // else a saved model would hold no weights
        config["zero_optimization"] = zero;
        if (stage != Stage.None && !DeepSpeedOptimizer.IsTested(rule)) config["zero_allow_untested_optimizer"] = true;
        return config.ToJsonString(s_indented) + "\n";
    }

    /// <summary>Throws where the stage is none of the four, or no share would be left for a device.</summary>
    internal static void Check(Stage stage, int devices, long parameters)
    {
        if (!Enum.IsDefined(stage))
            throw new ArgumentOutOfRangeException(nameof(stage), Invariant($"stage is {(int)stage}; allowed: Stage.None (0), One, Two and Three."));
        if (devices < 1 || devices > parameters)
            throw new ArgumentOutOfRangeException(nameof(devices),
                Invariant($"devices is {devices}; allowed: 1 ≤ devices ≤ {parameters}, the number of parameters."));
    }

    /// <summary>Throws where the stage does not allow the offload.</summary>
    internal static void Check(Stage stage, Offload offload)
    {
        if (!Enum.IsDefined(offload))
            throw new ArgumentOutOfRangeException(nameof(offload),
                Invariant($"offload is {(int)offload}; allowed: Offload.None, Optimizer and OptimizerAndParameters."));
        if (offload == Offload.Optimizer && stage == Stage.None)
            throw new ArgumentException("Offload.Optimizer needs a stage that shares out the optimizer state: Stage.One, Two or Three.", nameof(offload));
        if (offload == Offload.OptimizerAndParameters && stage != Stage.Three)
            throw new ArgumentException(Invariant(
                $"Offload.OptimizerAndParameters needs Stage.Three, which shares out the parameters; the stage is {(int)stage}. Stages 1, 2 and 3 allow Offload.Optimizer."), nameof(offload));
    }
}
