namespace Course.Tests;

/// <summary>A little network y = w₂·tanh(W₁x) with layers of the given sizes after it, for clusters to train.</summary>
internal sealed class LayeredNet(int inputs, int hidden) : ILayered
{
    public IReadOnlyList<int> Sizes { get; } = [inputs * hidden, hidden];

    public IReadOnlyList<Range> Layers => [new(0, Sizes[0]), new(Sizes[0], Parameters)];

    public int Parameters => Sizes.Sum();

    public float[] Start()
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, Parameters).Select(_ => random.NextSingle() - 0.5f)];
    }

    public ILayeredPass Begin(ReadOnlySpan<int> rows) => new Pass(this, rows.ToArray());

    /// <summary>The gradient computed in one go, from all parameters.</summary>
    public float[] Gradient(float[] θ, int[] rows)
    {
        var g = new float[Parameters];
        var pass = Begin(rows);
        var first = Sizes[0];
        pass.Forward(0, θ.AsSpan(0, first));
        pass.Forward(1, θ.AsSpan(first));
        pass.Backward(1, θ.AsSpan(first), g.AsSpan(first));
        pass.Backward(0, θ.AsSpan(0, first), g.AsSpan(0, first));
        return g;
    }

    private static float X(int row, int input) => MathF.Sin(row * 1.7f + input);

    private sealed class Pass(LayeredNet net, int[] rows) : ILayeredPass
    {
        private readonly int _inputs = net.Sizes[0] / net.Sizes[1], _hidden = net.Sizes[1];
        private readonly float[,] _h = new float[rows.Length, net.Sizes[1]], _δ = new float[rows.Length, net.Sizes[1]];
        private readonly float[] _error = new float[rows.Length];

        public void Forward(int layer, ReadOnlySpan<float> θ)
        {
            for (var n = 0; n < rows.Length; n++)
            {
                if (layer == 1) _error[n] = -MathF.Cos(rows[n]);
                for (var j = 0; j < _hidden; j++)
                {
                    if (layer == 1) _error[n] += θ[j] * _h[n, j];
                    if (layer == 1) continue;
                    var sum = 0f;
                    for (var i = 0; i < _inputs; i++) sum += θ[j * _inputs + i] * X(rows[n], i);
                    _h[n, j] = MathF.Tanh(sum);
                }
            }
        }

        public void Backward(int layer, ReadOnlySpan<float> θ, Span<float> g)
        {
            g.Clear();
            for (var n = 0; n < rows.Length; n++)
            {
                for (var j = 0; j < _hidden; j++)
                {
                    if (layer == 1)
                    {
                        g[j] += _error[n] * _h[n, j] / rows.Length;
                        _δ[n, j] = _error[n] * θ[j] * (1 - _h[n, j] * _h[n, j]);
                        continue;
                    }

                    for (var i = 0; i < _inputs; i++) g[j * _inputs + i] += _δ[n, j] * X(rows[n], i) / rows.Length;
                }
            }
        }
    }
}
