using static System.FormattableString;

namespace Course;

public sealed partial class Cluster
{
    private int _tick;

    /// <summary>Takes one step on a batch, of which every device works on an equal part.</summary>
    /// <param name="rows">The indices of the batch's rows; device r takes the r-th of N equal runs of them.</param>
    /// <exception cref="ArgumentException">The batch cannot be cut into N equal parts.</exception>
    /// <exception cref="InvalidOperationException">The gradient failed on a device. No parameter has changed then, nor any state.</exception>
    public void Step(params ReadOnlySpan<int> rows)
    {
        if (rows.Length == 0 || rows.Length % Devices != 0)
            throw new ArgumentException(Invariant($"a batch of {rows.Length} rows cannot be cut into {Devices} equal parts; use a multiple of {Devices}."), nameof(rows));
        _timeline.Clear();
        _tick = 0;
        foreach (var device in _devices) device.Sent = 0;
        try
        {
            ComputeGradients(rows);
        }
        finally
        {
            foreach (var device in _devices) device.Release();
        }

        foreach (var device in _devices) device.Step(_optimizer);
        Record(ClusterAction.Step, -1);
        if (Stage is Stage.One or Stage.Two)
            for (var layer = 0; layer < _chunks.Length; layer++) Exchange(ClusterAction.Gather, layer, Collectives.AllGather, device => device.Layer(layer));
        T++;
    }

    private void ComputeGradients(ReadOnlySpan<int> rows)
    {
        var each = rows.Length / Devices;
        var passes = new ILayeredPass[Devices];
        for (var rank = 0; rank < Devices; rank++) passes[rank] = _model.Begin(rows.Slice(rank * each, each));

        for (var layer = 0; layer < _chunks.Length; layer++)
        {
            Gather(layer);
            OnEach(ClusterAction.Forward, layer, rank => passes[rank].Forward(layer, _devices[rank].Layer(layer).AsSpan(0, _layers[layer])));
            Release(layer, when: Stage.Three);
        }

        for (var layer = _chunks.Length - 1; layer >= 0; layer--)
        {
            Gather(layer);
            foreach (var device in _devices) device.MakeRoomForGradient(layer, Devices);
            OnEach(ClusterAction.Backward, layer, rank => passes[rank].Backward(layer,
                _devices[rank].Layer(layer).AsSpan(0, _layers[layer]), _devices[rank].Bucket(layer).AsSpan(0, _layers[layer])));
            Exchange(ClusterAction.Reduce, layer, Stage == Stage.None ? Collectives.AllReduce : Collectives.ReduceScatter, device => device.Bucket(layer));
            foreach (var device in _devices) device.Average(layer, Devices);
            Release(layer, when: Stage.Two);
        }
    }

    private void Gather(int layer)
    {
        if (Stage != Stage.Three) return;
        foreach (var device in _devices) device.MakeRoomForLayer(layer, Devices);
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

    private void Exchange(ClusterAction action, int layer, Func<IReadOnlyList<float[]>, Action<Transfer>?, long[]> collective, Func<Device, float[]> buffer)
    {
        var sent = collective([.. _devices.Select(buffer)], null);
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
