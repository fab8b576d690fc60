using static System.FormattableString;

namespace Course;

/// <summary>How much memory the parameters, gradients and optimizer state of a model take on each device, without allocating any.</summary>
/// <remarks>Per device, with Ψ parameters, N devices and K bytes of state per parameter, in the paper's 16-bit convention:
/// none (4 + K)Ψ; stage 1 4Ψ + KΨ/N; stage 2 2Ψ + (2 + K)Ψ/N; stage 3 (4 + K)Ψ/N.
/// Rajbhandari et al. 2020 (arXiv 1910.02054), figure 1. What is shared out is padded to a multiple of N, so that shares are equal.</remarks>
public sealed record ModelStates
{
    /// <summary>The most parameters that are answered for: 2⁵³, up to which a count is exact in double precision.</summary>
    public const long MostParameters = 1L << 53;

    /// <summary>The memory of one model on one kind of cluster.</summary>
    /// <param name="parameters">The number of parameters Ψ; 1 ≤ Ψ ≤ 2⁵³.</param>
    /// <param name="devices">The number of devices N; 1 ≤ N ≤ Ψ.</param>
    /// <param name="stage">What the devices share out.</param>
    /// <param name="optimizer">The rule whose state is counted; <see cref="Adam"/> if none is given.</param>
    /// <param name="convention">How bytes are counted; <see cref="Convention.Paper"/> if none is given.</param>
    /// <param name="offload">What goes to the host's memory; not without a stage, and parameters only with stage 3.</param>
    /// <param name="padding">How many numbers fill up the shares, as <see cref="Cluster.Padding"/> says; by default the fewest that do.</param>
    /// <exception cref="ArgumentException">A value is outside its range, or the values do not go together.</exception>
    public ModelStates(
        long parameters, int devices = 1, Stage stage = Stage.None, Optimizer? optimizer = null,
        Convention? convention = null, Offload offload = Offload.None, long? padding = null)
    {
        if (parameters is < 1 or > MostParameters)
            throw new ArgumentOutOfRangeException(nameof(parameters),
                Invariant($"parameters is {parameters}; allowed: 1 ≤ parameters ≤ 2⁵³ = {MostParameters}."));
        Zero.Check(stage, devices, parameters);
        Zero.Check(stage, offload);
        (Parameters, Devices, Stage, Offload) = (parameters, devices, stage, offload);
        Optimizer = optimizer ?? new Adam();
        if (Optimizer.StateBytes(parameters) is var bytes && bytes / (double)parameters != Optimizer.StateBytes(1))
            throw new ArgumentException(Invariant(
                $"{Optimizer.GetType().Name} keeps {bytes} bytes for {parameters} parameters, which is no whole number for each: ask its StateBytes for the parameters of a share."), nameof(optimizer));
        Convention = convention ?? Convention.Paper;
        Convention.Check(stage);
        Padding = padding ?? (Convention.Pads && stage != Stage.None ? (devices - parameters % devices) % devices : 0);
        if (Padding < 0 || stage != Stage.None && Convention.Pads && (parameters + Padding) % devices != 0)
            throw new ArgumentException(
                Invariant($"padding is {Padding}; it must be 0 or more and make {parameters} parameters a multiple of {devices} devices."), nameof(padding));
    }

    /// <summary>The number of parameters Ψ.</summary>
    public long Parameters { get; }

    /// <summary>The number of devices N.</summary>
    public int Devices { get; }

    /// <summary>What the devices share out.</summary>
    public Stage Stage { get; }

    /// <summary>The rule whose state is counted.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>How bytes are counted.</summary>
    public Convention Convention { get; }

    /// <summary>What goes to the host's memory.</summary>
    public Offload Offload { get; }

    /// <summary>How many numbers fill up the last shares, over all devices together; 0 where Ψ is a multiple of N.</summary>
    public long Padding { get; }

    /// <summary>The bytes K of optimizer state per parameter: four for each moment, and the master copy.</summary>
    public long K => Optimizer.StateBytes(1) + Convention.MasterBytes;

    /// <summary>What one device holds, padding included.</summary>
    public Holding OnDevice => Convention.OnDevice(this);

    /// <summary>What lies in the host's memory: of one device, or of a whole node where a <see cref="DeepSpeedEstimator"/> counts.</summary>
    public long HostBytes => Convention.OnHost(this);

    /// <summary>All that one device holds, in bytes.</summary>
    public long Bytes => OnDevice.Total;

    /// <summary>All that one device holds, in GB of 10⁹ bytes.</summary>
    public double GB => Bytes / 1e9;

    /// <summary>All that one device holds, in GiB of 2³⁰ bytes.</summary>
    public double GiB => Bytes / (double)(1L << 30);

    /// <summary>In how many equal parts each device works through its part of the batch, adding up their gradients; 1 or more, 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Accumulation { get; init => field = Guard.AtLeast(value, 1); } = 1;

    /// <summary>How many numbers one device sends per step with ring collectives: 2(Ψ + padding)(N − 1)/N, with accumulation over k parts k + 1 instead of 2 in stage 2, and 3k in stage 3.</summary>
    /// <remarks>Rajbhandari et al. 2020, section 7. Gradients are reduced and scattered (1), and gathered, or the stepped parameters are (1);
    /// stage 3 gathers parameters twice instead, for the forward and for the backward pass. Stage 2 keeps no whole gradient to add to, so it reduces that of every part.</remarks>
    public long Sent
    {
        get
        {
            var share = (Parameters + Devices - 1) / Devices;
            if (Padding > 0) share = (Parameters + Padding) / Devices;
            return Stage switch { Stage.Two => Accumulation + 1, Stage.Three => 3 * Accumulation, _ => 2 } * share * (Devices - 1);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant(
        $"{Parameters:N0} parameters, {Devices} devices, stage {(int)Stage}, {Optimizer.GetType().Name}, {Convention.Name}: {GB:0.###} GB = {GiB:0.###} GiB per device");
}
