namespace Course;

/// <summary>What a device hands to the memory of its host.</summary>
/// <remarks>Ren et al., “ZeRO-Offload: Democratizing Billion-Scale Model Training”, 2021 (arXiv 2101.06840).</remarks>
public enum Offload
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The optimizer state, and the gradients where the stage shares them out; for stages 1, 2 and 3.</summary>
    Optimizer = 1,

    /// <summary>The optimizer state, the gradients and the parameters; for stage 3.</summary>
    OptimizerAndParameters = 2,
}
