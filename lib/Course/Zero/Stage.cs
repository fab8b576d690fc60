namespace Course;

/// <summary>What the devices of a data-parallel cluster share out among themselves instead of each keeping a copy.</summary>
/// <remarks>Rajbhandari et al., “ZeRO: Memory Optimizations Toward Training Trillion Parameter Models”, 2020 (arXiv 1910.02054), section 5.
/// The number of a stage is its value: <c>(int)Stage.Two</c> is 2. PyTorch's <c>torch.distributed.fsdp</c> calls the third
/// <c>FULL_SHARD</c>, the second <c>SHARD_GRAD_OP</c> and none <c>NO_SHARD</c>; the first is <c>ZeroRedundancyOptimizer</c>.</remarks>
public enum Stage
{
    /// <summary>Plain data parallelism: every device holds everything.</summary>
    None = 0,

    /// <summary>The optimizer state is shared out (P_os).</summary>
    One = 1,

    /// <summary>The optimizer state and the gradients are shared out (P_os+g).</summary>
    Two = 2,

    /// <summary>The optimizer state, the gradients and the parameters are shared out (P_os+g+p).</summary>
    Three = 3,
}
