namespace Course;

/// <summary>One device of a cluster: only what its stage lets it own, and for moments a whole layer.</summary>
/// <remarks>Buffers are per layer, with its padding; of each, device r owns the r-th share.</remarks>
internal sealed class Device
{
    private readonly Stage _stage;
    private readonly int _rank;
    private readonly Shares[] _shares;
    private readonly float[][] _parameters;    // whole layers, or shares with stage 3
    private readonly float[][] _gradients;     // whole layers, or shares with stages 2 and 3
    private readonly OptimizerState?[] _states; // for whole layers, or for shares with stages 1 to 3; none for an empty share
    private float[]? _gathered;
    private float[]? _bucket;

    public Device(int rank, Stage stage, Shares[] shares)
    {
        (_rank, _stage, _shares) = (rank, stage, shares);
        _parameters = [.. shares.Select(layer => new float[Kept(layer, Stage.Three)])];
        _gradients = [.. shares.Select(layer => new float[Kept(layer, Stage.Two)])];
        _states = new OptimizerState?[shares.Length];
    }

    public Holding Peak { get; private set; }

    public long Sent { get; set; }

    public Holding Resident => new(
        Bytes(_parameters) + Bytes(_gathered),
        Bytes(_gradients) + Bytes(_bucket),
        _states.Sum(state => state?.Bytes ?? 0));

    /// <summary>‖g‖² of what the device owns of the reduced gradient.</summary>
    public double SquaredGradient => Enumerable.Range(0, _shares.Length).Sum(layer => GradientNorm.Squared(Part(_gradients[layer], layer, Stage.Two)));

    /// <summary>The layer as a whole; with stage 3 only between gathering and letting go.</summary>
    public float[] Layer(int layer) => _gathered ?? _parameters[layer];

    /// <summary>Where the backward pass puts the gradient of the layer as a whole: it is kept, or added to what is kept.</summary>
    public float[] Bucket(int layer) => _bucket ?? _gradients[layer];

    /// <summary>The gradient of the layer as the device keeps it.</summary>
    public float[] Gradient(int layer) => _gradients[layer];

    /// <summary>What the device owns of a layer's parameters.</summary>
    public Span<float> Own(int layer) => Part(_parameters[layer], layer, Stage.Three);

    /// <summary>What the device remembers of a layer, with its padding; null where it owns nothing of it.</summary>
    public OptimizerState? State(int layer) => _states[layer];

    /// <summary>Takes from the parameters and their state, layer after layer, what the stage lets the device have.</summary>
    public void Load(ReadOnlySpan<float> θ, OptimizerState state, IReadOnlyList<int> layers)
    {
        var first = 0;
        for (var layer = 0; layer < layers.Count; layer++)
        {
            var (kept, skip) = (_parameters[layer], _stage == Stage.Three ? _shares[layer].Start(_rank) : 0);
            var here = θ.Slice(first, layers[layer])[Math.Min(skip, layers[layer])..];
            here[..Math.Min(kept.Length, here.Length)].CopyTo(kept);
            var owned = Kept(_shares[layer], Stage.One);
            if (owned > 0) _states[layer] = state.Slice(first, layers[layer]).Padded(_stage == Stage.None ? 0 : _shares[layer].Start(_rank), owned);
            first += layers[layer];
        }

        Observe();
    }

    public void MakeRoomForLayer(int layer)
    {
        _gathered = GC.AllocateUninitializedArray<float>(_shares[layer].Total); // all of it will be gathered
        _parameters[layer].CopyTo(_gathered, _shares[layer].Start(_rank));
        Observe();
    }

    /// <summary>Makes room for a gradient that is not kept as it comes: only a share of it is, or it is added to that of the parts of the batch before.</summary>
    public void MakeRoomForGradient(int layer, bool accumulates)
    {
        if (_stage >= Stage.Two || accumulates) _bucket = new float[_shares[layer].Total];
        Observe();
    }

    /// <summary>Adds the whole gradient of a part of the batch to that of the parts before it, which the first begins.</summary>
    public void Accumulate(int layer, bool first) => Keep(_bucket, _gradients[layer], first);

    /// <summary>Adds its share of the reduced gradient to that of the parts of the batch before, which the first begins.</summary>
    public void KeepShare(int layer, bool first) => Keep(_shares[layer].Of(_bucket!, _rank), _gradients[layer], first);

    /// <summary>Turns the sum over so many into the mean.</summary>
    public void Average(int layer, int count)
    {
        foreach (ref var g in Part(_gradients[layer], layer, Stage.Two)) g /= count;
    }

    /// <summary>Lets go of whatever other devices own.</summary>
    public void Release() => _gathered = _bucket = null;

    public void Step(Optimizer rule, double scale)
    {
        for (var layer = 0; layer < _shares.Length; layer++)
        {
            if (_states[layer] is { } state) rule.Take(Own(layer), Part(_gradients[layer], layer, Stage.Two), state, scale);
        }
    }

    private static void Keep(ReadOnlySpan<float> from, Span<float> to, bool first)
    {
        if (first) from.CopyTo(to);
        else Vectors.AddScaled(1, from, to);
    }

    private int Kept(Shares layer, Stage sharedFrom) => _stage >= sharedFrom ? layer.Length(_rank) : layer.Total;

    // What the device steps: a whole layer without a stage, else its own share, wherever that lies.
    private Span<float> Part(float[] buffer, int layer, Stage sharedFrom) =>
        _stage == Stage.None || _stage >= sharedFrom ? buffer : _shares[layer].Of(buffer, _rank);

    private void Observe()
    {
        var now = Resident;
        if (now.Total > Peak.Total) Peak = now;
    }

    private static long Bytes(params IEnumerable<float[]?> buffers) => buffers.Sum(buffer => sizeof(float) * (buffer?.LongLength ?? 0));
}
