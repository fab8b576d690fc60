namespace Course;

/// <summary>The estimate that DeepSpeed's own functions print for stages 2 and 3.</summary>
/// <remarks>
/// <c>estimate_zero2_model_states_mem_needs</c> in deepspeed/runtime/zero/stage_1_and_2.py and
/// <c>estimate_zero3_model_states_mem_needs</c> in deepspeed/runtime/zero/stage3.py. They divide by 2³⁰ and print “GB”.
/// DeepSpeed's documentation page still has an older count for stage 2, 4Ψ + 16Ψ/N. The functions assume Adam; here the
/// eight bytes of its m and v come from the rule. They pad nothing, so neither does this.
/// </remarks>
public sealed record DeepSpeedEstimator : Convention
{
    /// <summary>The estimator with DeepSpeed's defaults.</summary>
    public DeepSpeedEstimator()
        : base("DeepSpeed estimator", "DeepSpeed, runtime/zero/stage_1_and_2.py and stage3.py")
    {
    }

    /// <summary>The parameters of the largest layer, which stage 3 gathers whole; 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long LargestLayer
    {
        get;
        init => field = value >= 0 ? value
            : throw new ArgumentOutOfRangeException(nameof(LargestLayer), FormattableString.Invariant($"LargestLayer is {value}; allowed: LargestLayer ≥ 0."));
    }

    /// <summary>How many nodes the devices are in, equally many in each; 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Nodes { get; init => field = Guard.AtLeast(value, 1); } = 1;

    /// <summary>Whether the model is built in shares from the start (<c>zero.Init</c>), so that no host ever holds all of it; counts with stage 3.</summary>
    public bool ZeroInit { get; init; } = true;

    /// <summary>By how much the host's memory is overestimated to be on the safe side; 1.5 as in DeepSpeed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public double BufferFactor { get; init => field = Guard.Positive(value); } = 1.5;

    /// <inheritdoc/>
    public override int MasterBytes => 4;

    internal override bool Pads => false;

    internal override void Check(Stage stage)
    {
        if (stage is not (Stage.Two or Stage.Three))
            throw new ArgumentException($"DeepSpeed has no estimator for stage {(int)stage}, only for 2 and 3; choose one of them, or Convention.Paper.", nameof(stage));
    }

    internal override Holding OnDevice(ModelStates model)
    {
        // The shares are cut off to whole bytes once, together, as in DeepSpeed.
        var (Ψ, N, K, layer) = (model.Parameters, model.Devices, model.K, 2 * LargestLayer);
        var states = K * Ψ / N;
        return (model.Stage, model.Offload) switch
        {
            (Stage.Two, Offload.None) => new(2 * Ψ, (6 + K) * Ψ / N - states, states),
            (Stage.Two, _) => new(2 * Ψ, 0, 0),
            (_, Offload.None) => new(2 * Ψ / N + layer, (6 + K) * Ψ / N - states - 2 * Ψ / N + layer, states),
            (_, Offload.Optimizer) => new(2 * Ψ / N + layer, layer, 0),
            _ => new(layer, layer, 0),
        };
    }

    internal override long OnHost(ModelStates model)
    {
        if (model.Devices % Nodes != 0)
            throw new InvalidOperationException($"{model.Devices} devices are not equally many in each of {Nodes} nodes; choose Nodes to divide the devices.");
        double Ψ = model.Parameters, perNode = model.Devices / Nodes, state = 4 + model.K;
        var bytes = (model.Stage, model.Offload) switch
        {
            (Stage.Two, Offload.None) => Ψ * 4 * perNode,
            (Stage.Two, _) => Ψ * Math.Max(4.0 * model.Devices, state),
            (_, Offload.None) => (ZeroInit ? LargestLayer : Ψ) * 4 * perNode,
            (_, Offload.Optimizer) => Ψ * Shared(state),
            _ => Ψ * Shared(state + 2),
        };
        return (long)(bytes * BufferFactor);

        double Shared(double each) => ZeroInit ? each / Nodes : Math.Max(4 * perNode, each / Nodes);
    }
}
