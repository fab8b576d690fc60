namespace Course;

/// <summary>One device of a cluster: only what its stage lets it own, and for moments a whole layer.</summary>
/// <remarks>Buffers are per layer, padded to N equal chunks; device r owns chunk r.</remarks>
internal sealed class Device
{
    private readonly Stage _stage;
    private readonly int _rank;
    private readonly int[] _chunks;
    private readonly float[][] _parameters;   // whole layers, or chunks with stage 3
    private readonly float[][] _gradients;    // whole layers, or chunks with stages 2 and 3
    private readonly OptimizerState[] _states; // for whole layers, or for chunks with stages 1 to 3
    private float[]? _gathered;
    private float[]? _bucket;

    public Device(int rank, Stage stage, int[] chunks, int devices, Optimizer rule)
    {
        (_rank, _stage, _chunks) = (rank, stage, chunks);
        _parameters = [.. chunks.Select(chunk => new float[stage >= Stage.Three ? chunk : chunk * devices])];
        _gradients = [.. chunks.Select(chunk => new float[stage >= Stage.Two ? chunk : chunk * devices])];
        _states = [.. chunks.Select(chunk => rule.CreateState(stage >= Stage.One ? chunk : chunk * devices))];
        Observe();
    }

    public Holding Peak { get; private set; }

    public long Sent { get; set; }

    public Holding Resident => new(
        Bytes(_parameters) + Bytes(_gathered),
        Bytes(_gradients) + Bytes(_bucket),
        _states.Sum(state => state.Moments.Sum(moment => Bytes(state[moment]))));

    /// <summary>The layer as a whole; with stage 3 only between gathering and letting go.</summary>
    public float[] Layer(int layer) => _gathered ?? _parameters[layer];

    /// <summary>The gradient of the layer as a whole; with stages 2 and 3 only until it is reduced.</summary>
    public float[] Bucket(int layer) => _bucket ?? _gradients[layer];

    /// <summary>What the device owns of a layer's parameters.</summary>
    public Span<float> Own(int layer) => Part(_parameters[layer], layer, Stage.Three);

    /// <summary>Takes from θ, layer after layer, what the stage lets the device have.</summary>
    public void Load(ReadOnlySpan<float> θ, IReadOnlyList<int> layers)
    {
        for (var layer = 0; layer < _chunks.Length; layer++)
        {
            var (kept, skip) = (_parameters[layer], _stage == Stage.Three ? _rank * _chunks[layer] : 0);
            var here = θ[..layers[layer]][Math.Min(skip, layers[layer])..];
            here[..Math.Min(kept.Length, here.Length)].CopyTo(kept);
            θ = θ[layers[layer]..];
        }
    }

    /// <summary>What the device remembers of a layer, with its padding.</summary>
    public OptimizerState State(int layer) => _states[layer];

    /// <summary>Takes from the state of all parameters what the stage lets the device have.</summary>
    public void Load(OptimizerState state, IReadOnlyList<int> layers)
    {
        var start = 0;
        for (var layer = 0; layer < _chunks.Length; layer++)
        {
            var skip = _stage == Stage.None ? 0 : _rank * _chunks[layer];
            _states[layer] = state.Slice(start, layers[layer]).Padded(skip, _states[layer].Count);
            start += layers[layer];
        }
    }

    public void MakeRoomForLayer(int layer, int devices)
    {
        _gathered = GC.AllocateUninitializedArray<float>(_chunks[layer] * devices); // all of it will be gathered
        _parameters[layer].CopyTo(_gathered, _rank * _chunks[layer]);
        Observe();
    }

    public void MakeRoomForGradient(int layer, int devices)
    {
        if (_stage >= Stage.Two) _bucket = new float[_chunks[layer] * devices];
        Observe();
    }

    /// <summary>Turns the sum over the devices into the mean, and keeps of it what the device owns.</summary>
    public void Average(int layer, int devices)
    {
        var bucket = Bucket(layer);
        foreach (ref var g in _stage == Stage.None ? bucket : bucket.AsSpan(_rank * _chunks[layer], _chunks[layer])) g /= devices;
        if (_bucket is not null) bucket.AsSpan(_rank * _chunks[layer], _chunks[layer]).CopyTo(_gradients[layer]);
    }

    /// <summary>Lets go of whatever other devices own.</summary>
    public void Release() => _gathered = _bucket = null;

    public void Step(Optimizer rule)
    {
        for (var layer = 0; layer < _chunks.Length; layer++)
            rule.Step(Part(_parameters[layer], layer, Stage.Three), Part(_gradients[layer], layer, Stage.Two), _states[layer]);
    }

    // What the device steps: a whole layer without a stage, else its own chunk, wherever that lies.
    private Span<float> Part(float[] buffer, int layer, Stage sharedFrom) =>
        _stage == Stage.None || _stage >= sharedFrom ? buffer : buffer.AsSpan(_rank * _chunks[layer], _chunks[layer]);

    private void Observe()
    {
        var now = Resident;
        if (now.Total > Peak.Total) Peak = now;
    }

    private static long Bytes(params IEnumerable<float[]?> buffers) => buffers.Sum(buffer => sizeof(float) * (buffer?.LongLength ?? 0));
}
