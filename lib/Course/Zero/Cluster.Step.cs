using static System.FormattableString;

namespace Course;

public sealed partial class Cluster
{
    private int _tick;

    /// <summary>Takes one step on a batch, of which every device works on an equal part.</summary>
    /// <param name="rows">The indices of the batch's rows; device r takes the r-th of N equal runs of them, in as many parts as <see cref="Accumulation"/> says.</param>
    /// <exception cref="ArgumentException">The batch cannot be cut into so many equal parts.</exception>
    /// <exception cref="InvalidOperationException">The gradient failed on a device. No parameter has changed then, nor any state.</exception>
    public void Step(params ReadOnlySpan<int> rows)
    {
        var parts = Devices * Accumulation;
        if (rows.Length == 0 || rows.Length % parts != 0)
            throw new ArgumentException(Invariant($"a batch of {rows.Length} rows cannot be cut into {parts} equal parts{(Accumulation > 1 ? $", {Accumulation} for each of {Devices} devices" : "")}; use a multiple of {parts}."), nameof(rows));
        _timeline.Clear();
        _tick = 0;
        foreach (var device in _devices) device.Sent = 0;
        try
        {
            for (var part = 0; part < Accumulation; part++) ComputeGradients(rows, part);
        }
        finally
        {
            foreach (var device in _devices) device.Release();
        }

        // Without a stage every device has the whole gradient; else each adds what it owns.
        var scale = _optimizer.ClipNorm is { } c ? GradientNorm.Scale(_devices[..(Stage == Stage.None ? 1 : Devices)].Sum(device => device.SquaredGradient), c) : 1;
        foreach (var device in _devices) device.Step(_optimizer, scale);
        Record(ClusterAction.Step, -1);
        if (Stage is Stage.One or Stage.Two)
            for (var layer = 0; layer < _layers.Length; layer++) Exchange(ClusterAction.Gather, layer, Collectives.AllGather, device => device.Layer(layer));
        T++;
    }

    private void ComputeGradients(ReadOnlySpan<int> rows, int part)
    {
        var (each, first, last) = (rows.Length / Devices / Accumulation, part == 0, part == Accumulation - 1);
        var passes = new ILayeredPass[Devices];
        for (var rank = 0; rank < Devices; rank++) passes[rank] = _model.Begin(rows.Slice((rank * Accumulation + part) * each, each));

        for (var layer = 0; layer < _layers.Length; layer++)
        {
            Gather(layer);
            OnEach(ClusterAction.Forward, layer, rank => passes[rank].Forward(layer, _devices[rank].Layer(layer).AsSpan(0, _layers[layer])));
            Release(layer, when: Stage.Three);
        }

        for (var layer = _layers.Length - 1; layer >= 0; layer--)
        {
            Gather(layer);
            foreach (var device in _devices) device.MakeRoomForGradient(layer, Accumulation > 1);
            OnEach(ClusterAction.Backward, layer, rank => passes[rank].Backward(layer,
                _devices[rank].Layer(layer).AsSpan(0, _layers[layer]), _devices[rank].Bucket(layer).AsSpan(0, _layers[layer])));
            Reduce(layer, first, last);
            Release(layer, when: Accumulation > 1 ? Stage.None : Stage.Two);
        }
    }

    // Whoever keeps the whole gradient adds up its parts and sends once; whoever keeps a share sends each part to where it is added.
    private void Reduce(int layer, bool first, bool last)
    {
        if (Stage < Stage.Two && Accumulation > 1)
            foreach (var device in _devices) device.Accumulate(layer, first);
        if (Stage < Stage.Two && !last) return;
        Exchange(ClusterAction.Reduce, layer, Stage == Stage.None ? Collectives.AllReduce : Collectives.ReduceScatter,
            device => Stage < Stage.Two ? device.Gradient(layer) : device.Bucket(layer));
        foreach (var device in _devices)
        {
            if (Stage >= Stage.Two) device.KeepShare(layer, first);
            if (last) device.Average(layer, Devices * Accumulation);
        }
    }

    private void Gather(int layer)
    {
        if (Stage != Stage.Three) return;
        foreach (var device in _devices) device.MakeRoomForLayer(layer);
        Exchange(ClusterAction.Gather, layer, Collectives.AllGather, device => device.Layer(layer));
    }

    private void Release(int layer, Stage when)
    {
        if (Stage < when) return;
        foreach (var device in _devices) device.Release();
        Record(ClusterAction.Release, layer);
    }

    private void OnEach(ClusterAction action, int layer, Action<int> work)
    {
        for (var rank = 0; rank < Devices; rank++)
        {
            try
            {
                work(rank);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException(Invariant($"device {rank} failed in {action} of layer {layer}: {failure.Message} No parameter has changed."), failure);
            }
        }

        Record(action, layer);
    }

    private void Exchange(ClusterAction action, int layer, Func<IReadOnlyList<float[]>, Shares, Action<Transfer>?, long[]> collective, Func<Device, float[]> buffer)
    {
        var sent = collective([.. _devices.Select(buffer)], _shares[layer], null);
        for (var rank = 0; rank < Devices; rank++) _devices[rank].Sent += sent[rank];
        Record(action, layer, sent);
    }

    private void Record(ClusterAction action, int layer, long[]? sent = null)
    {
        for (var rank = 0; rank < Devices; rank++)
            _timeline.Add(new(_tick, rank, action, layer, _devices[rank].Resident, sizeof(float) * (sent?[rank] ?? 0)));
        _tick++;
    }
}
