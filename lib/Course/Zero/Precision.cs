namespace Course;

/// <summary>The numbers in which a network is evaluated on a real cluster; the optimizer steps a 32-bit copy in every case.</summary>
public enum Precision
{
    /// <summary>32 bits throughout.</summary>
    Fp32 = 0,

    /// <summary>16 bits with five for the exponent; small gradients vanish unless the loss is scaled up, which DeepSpeed then does.</summary>
    Fp16 = 1,

    /// <summary>bfloat16: 16 bits with the exponent of 32-bit numbers, so nothing needs scaling.</summary>
    Bf16 = 2,
}
