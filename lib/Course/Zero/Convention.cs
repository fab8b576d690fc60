namespace Course;

/// <summary>A way to count the bytes of training one parameter; sources differ, so a chart names the one it uses.</summary>
/// <remarks>The state of the optimizer itself, four bytes for each of its moments, comes from <see cref="Optimizer.StateBytes(long)"/> in all of them.</remarks>
public abstract record Convention
{
    private protected Convention(string name, string source) => (Name, Source) = (name, source);

    /// <summary>The paper's: 16-bit parameters and gradients and a 32-bit master copy; 16 bytes per parameter with Adam.</summary>
    public static Convention Paper { get; } = new BytesPerParameter(
        "ZeRO paper", "Rajbhandari et al. 2020 (arXiv 1910.02054), section 3.1", parameter: 2, gradient: 2, master: 4);

    /// <summary>The paper's and a 32-bit copy of the gradients, in which they are summed; 20 bytes per parameter with Adam.</summary>
    public static Convention Float32Gradients { get; } = new BytesPerParameter(
        "32-bit gradients", "Smith et al. 2022 (arXiv 2201.11990), section 2.1", parameter: 2, gradient: 6, master: 4);

    /// <summary>bfloat16 parameters and gradients and no master copy; 12 bytes per parameter with Adam.</summary>
    public static Convention WithoutMaster { get; } = new BytesPerParameter(
        "bfloat16, no master copy", "the paper's count without its 32-bit copy of the parameters", parameter: 2, gradient: 2, master: 0);

    /// <summary>Everything in 32 bits, as in this course; 16 bytes per parameter with Adam.</summary>
    public static Convention SinglePrecision { get; } = new BytesPerParameter(
        "single precision", "this course: float[] throughout", parameter: 4, gradient: 4, master: 0);

    /// <summary>DeepSpeed's estimators for stages 2 and 3, for one node and without the memory of the largest layer.</summary>
    public static DeepSpeedEstimator DeepSpeed { get; } = new();

    /// <summary>What the convention is called in a chart.</summary>
    public string Name { get; }

    /// <summary>Where the convention comes from.</summary>
    public string Source { get; }

    /// <summary>The bytes per parameter of a 32-bit master copy of the parameters: 4, or 0 without one.</summary>
    public abstract int MasterBytes { get; }

    internal virtual bool Pads => true;

    /// <summary>The bytes on one device.</summary>
    internal abstract Holding OnDevice(ModelStates model);

    /// <summary>The bytes in the host's memory.</summary>
    internal abstract long OnHost(ModelStates model);

    /// <summary>Throws where the convention says nothing about a stage.</summary>
    internal virtual void Check(Stage stage)
    {
    }

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}
