using static System.FormattableString;

namespace Course;

/// <summary>N devices in one process that train one model together, each owning only what its stage lets it own.</summary>
/// <remarks>
/// Each device computes the mean gradient of its part of a batch, the devices average it round a ring, and each steps what it
/// owns with the ordinary <see cref="Optimizer.Step"/>; all numbers are 32-bit. Every layer is padded to N equal chunks, unless the rule needs
/// its matrices whole: then each layer has one owner from stage 1 on, and the devices own as much as their layers have.
/// Without a stage the gradients are all-reduced. Stage 1 reduces and scatters them and gathers the stepped parameters; stage 2
/// also frees a layer's gradient as soon as it is reduced; stage 3 keeps only chunks of the parameters and gathers a layer
/// for the forward pass, lets it go, and gathers it again for the backward pass. Activations are not counted.
/// Rajbhandari et al. 2020 (arXiv 1910.02054), sections 5 and 7.
/// </remarks>
public sealed partial class Cluster
{
    private readonly ILayered _model;
    private readonly Optimizer _optimizer;
    private readonly Device[] _devices;
    private readonly int[] _layers;
    private readonly Shares[] _shares;
    private readonly List<ClusterEvent> _timeline = [];

    /// <summary>A cluster whose devices all start from the same parameters.</summary>
    /// <param name="model">The model, layer by layer.</param>
    /// <param name="start">The parameters θ₀, all layers one after another.</param>
    /// <param name="optimizer">The rule that every device steps with.</param>
    /// <param name="devices">The number of devices N; at least 1 and at most the number of parameters.</param>
    /// <param name="stage">What the devices share out.</param>
    /// <exception cref="ArgumentException">A value is outside its range, or the layers do not make up <paramref name="start"/>.</exception>
    public Cluster(ILayered model, float[] start, Optimizer optimizer, int devices, Stage stage)
    {
        Zero.Check(stage, devices, start.Length);
        _layers = Lengths(model.Layers, start.Length);
        (_model, _optimizer, Devices, Stage) = (model, optimizer, devices, stage);
        _shares = optimizer.Elementwise ? [.. _layers.Select(layer => Shares.Equal(layer, devices))]
            : stage == Stage.None ? [.. _layers.Select(layer => Shares.Unpadded(layer, devices))] : Shares.Whole(_layers, devices);
        _devices = [.. Enumerable.Range(0, devices).Select(rank => new Device(rank, stage, _shares))];
        Padding = _shares.Sum(layer => layer.Total) - start.Length;
        var state = optimizer.CreateState(start.Length);
        foreach (var device in _devices) device.Load(start, state, _layers);
    }

    /// <summary>A cluster for a model that is one gradient function, and so one single layer.</summary>
    /// <param name="gradient">The mean gradient at θ over some rows of the data, as many numbers as θ.</param>
    /// <param name="start">The parameters θ₀.</param>
    /// <param name="optimizer">The rule that every device steps with.</param>
    /// <param name="devices">The number of devices N; at least 1 and at most the number of parameters.</param>
    /// <param name="stage">What the devices share out.</param>
    /// <exception cref="ArgumentException">A value is outside its range.</exception>
    public Cluster(Func<float[], int[], float[]> gradient, float[] start, Optimizer optimizer, int devices, Stage stage)
        : this(new LayeredFunction(gradient, start.Length), start, optimizer, devices, stage)
    {
    }

    /// <summary>The number of devices N.</summary>
    public int Devices { get; }

    /// <summary>What the devices share out.</summary>
    public Stage Stage { get; }

    /// <summary>In how many equal parts each device works through its part of a batch, adding up their gradients; 1 or more, 1 by default.</summary>
    /// <remarks>Stage 2 keeps no whole gradient to add to, so it reduces that of every part; without a stage and in stage 1 the sum is reduced once.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Accumulation { get; init => field = Guard.AtLeast(value, 1); } = 1;

    /// <summary>How many numbers fill up the layers to multiples of N, all layers together.</summary>
    public int Padding { get; }

    /// <summary>How many steps the cluster has taken.</summary>
    public int T { get; private set; }

    /// <summary>What was measured on each device.</summary>
    public IReadOnlyList<DeviceReport> Report => [.. _devices.Select((device, rank) =>
        new DeviceReport(rank, device.Resident, device.Peak, sizeof(float) * device.Sent))];

    /// <summary>What every device did and held in the last step, tick by tick.</summary>
    public IReadOnlyList<ClusterEvent> Timeline => _timeline;

    /// <summary>The parameters θ put together, without padding: a copy, which costs no traffic.</summary>
    public float[] Parameters()
    {
        var θ = new List<float>();
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            var whole = new List<float>();
            foreach (var device in Stage == Stage.None ? _devices[..1] : _devices) whole.AddRange(device.Own(layer));
            θ.AddRange(whole.Take(_layers[layer]));
        }

        return [.. θ];
    }

    /// <summary>The state put together as one for all parameters, without padding: a copy, which costs no traffic.</summary>
    public OptimizerState State()
    {
        var owners = Stage == Stage.None ? _devices[..1] : _devices;
        return OptimizerState.Join([.. _layers.Select((length, layer) => OptimizerState.Join([.. owners.Select(device => device.State(layer)).OfType<OptimizerState>()])[..length])]);
    }

    private static int[] Lengths(IReadOnlyList<Range> layers, int parameters)
    {
        var end = 0;
        var lengths = new int[layers.Count];
        for (var i = 0; i < lengths.Length; i++)
        {
            var (from, to) = (layers[i].Start.GetOffset(parameters), layers[i].End.GetOffset(parameters));
            if (from != end || to <= from || to > parameters) break;
            (end, lengths[i]) = (to, to - from);
        }

        return end == parameters && Array.TrueForAll(lengths, length => length > 0) ? lengths : throw new ArgumentException(Invariant(
            $"the layers {string.Join(", ", layers)} do not make up the {parameters} parameters of start; they must follow one another and each have one or more."), nameof(layers));
    }
}
