using static System.FormattableString;

namespace Course;

/// <summary>ZeRO on a real cluster: the same choices as a configuration that DeepSpeed reads.</summary>
public static class Zero
{
    /// <summary>Throws where the stage is none of the four, or no share would be left for a device.</summary>
    internal static void Check(Stage stage, int devices, long parameters)
    {
        if (!Enum.IsDefined(stage))
            throw new ArgumentOutOfRangeException(nameof(stage), Invariant($"stage is {(int)stage}; allowed: Stage.None (0), One, Two and Three."));
        if (devices < 1 || devices > parameters)
            throw new ArgumentOutOfRangeException(nameof(devices), Invariant($"devices is {devices}; allowed: 1 ≤ devices ≤ {parameters}, the number of parameters."));
    }

    /// <summary>Throws where the stage does not allow the offload.</summary>
    internal static void Check(Stage stage, Offload offload)
    {
        if (!Enum.IsDefined(offload))
            throw new ArgumentOutOfRangeException(nameof(offload), Invariant($"offload is {(int)offload}; allowed: Offload.None, Optimizer and OptimizerAndParameters."));
        if (offload == Offload.Optimizer && stage == Stage.None)
            throw new ArgumentException("Offload.Optimizer needs a stage that shares out the optimizer state: Stage.One, Two or Three.", nameof(offload));
        if (offload == Offload.OptimizerAndParameters && stage != Stage.Three)
            throw new ArgumentException(Invariant($"Offload.OptimizerAndParameters needs Stage.Three, which shares out the parameters; the stage is {(int)stage}. Stages 1, 2 and 3 allow Offload.Optimizer."), nameof(offload));
    }
}
