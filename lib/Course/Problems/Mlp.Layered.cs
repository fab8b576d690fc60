namespace Course;

public sealed partial class Mlp : ILayered
{
    /// <inheritdoc/>
    public ILayeredPass Begin(ReadOnlySpan<int> rows)
    {
        if (rows.IsEmpty) throw new ArgumentException("a mini-batch needs at least one row; it has none.", nameof(rows));
        return new Pass(this, rows.ToArray());
    }

    /// <summary>The units of every layer for every row of a batch; the same arithmetic in the same order as <see cref="Gradient"/>.</summary>
    private sealed class Pass(Mlp net, int[] rows) : ILayeredPass
    {
        private readonly float[] _inputs = [.. rows.SelectMany(row => net._features[(row * net._widths[0])..((row + 1) * net._widths[0])])];
        private readonly float[]?[] _units = new float[net._layers.Length][];
        private float[] _slopes = [];

        public void Forward(int layer, ReadOnlySpan<float> θ)
        {
            _units[layer] = new float[rows.Length * net._widths[layer + 1]];
            net.Forward(layer, θ, Units(layer), _units[layer]);
            if (layer < net._layers.Length - 1) return;
            _slopes = new float[rows.Length];
            for (var n = 0; n < rows.Length; n++) _slopes[n] = (_units[layer]![n] - net._target[rows[n]]) / rows.Length;
        }

        public void Backward(int layer, ReadOnlySpan<float> θ, Span<float> g)
        {
            g.Clear();
            var below = layer == 0 ? [] : new float[rows.Length * net._widths[layer]];
            net.Backward(layer, θ, Units(layer), _slopes, below, g);
            (_slopes, _units[layer]) = (below, null);
        }

        /// <summary>What the layer takes in.</summary>
        private float[] Units(int layer) => layer == 0 ? _inputs : _units[layer - 1]!;
    }
}
