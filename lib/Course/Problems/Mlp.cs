using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Course;

/// <summary>A small neural network for regression: one or two hidden layers, one linear output ŷ, loss = mean (ŷ − y)² / 2.</summary>
/// <remarks>
/// θ holds layer after layer; in a layer, the weights from the first input to all its units, from the second, and so on, and
/// then the biases. The gradient is backpropagation (Rumelhart, Hinton and Williams, 1986).
/// </remarks>
public sealed partial class Mlp : DataProblem
{
    // The rows that pass a layer at a time: θ and g are then read once for all of them, and their units still lie in the cache.
    private const int Together = 16;

    private readonly float[] _features;
    private readonly float[] _target;
    private readonly int[] _widths;
    private readonly Range[] _layers;
    private readonly Activation _activation;

    /// <summary>A network for these data.</summary>
    /// <param name="features">The features, row after row, as many in each row.</param>
    /// <param name="target">One number per row.</param>
    /// <param name="hidden">The units of each hidden layer, 1 or more; one or two layers.</param>
    /// <param name="activation">What the hidden units apply.</param>
    /// <param name="name">The name of the data, as a chart shows it.</param>
    /// <exception cref="ArgumentException">The lengths do not make whole rows, or there are no or more than two hidden layers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A hidden layer has no units.</exception>
    public Mlp(ReadOnlySpan<float> features, ReadOnlySpan<float> target, IReadOnlyList<int> hidden, Activation activation = Activation.Tanh, string name = "MLP")
    {
        var columns = Design.Columns(features, target);
        if (hidden.Count is < 1 or > 2)
            throw new ArgumentException($"an MLP has one or two hidden layers here; {hidden.Count} were asked for.", nameof(hidden));
        _widths = [columns, .. hidden.Select((width, i) => Guard.AtLeast(width, 1, $"width of hidden layer {i + 1}")), 1];
        _layers = new Range[_widths.Length - 1];
        for (var i = 0; i < _layers.Length; i++)
        {
            _layers[i] = Parameters..checked(Parameters + (_widths[i] + 1) * _widths[i + 1]);
            Parameters = _layers[i].End.Value;
        }

        (_features, _target, _activation) = (features.ToArray(), target.ToArray(), activation);
        Name = $"{name} {string.Join('–', _widths)} {activation.ToString().ToLower(CultureInfo.InvariantCulture)}";
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Parameters { get; }

    /// <inheritdoc/>
    public override int Rows => _target.Length;

    /// <summary>The numbers of inputs, of units in each hidden layer, and of outputs.</summary>
    public IReadOnlyList<int> Widths => _widths;

    /// <summary>Which parameters belong to each layer, from the first hidden layer to the output.</summary>
    public IReadOnlyList<Range> Layers => _layers;

    /// <summary>The weights of each layer, as matrices: a row for each input, a column for each unit.</summary>
    public IReadOnlyList<Stretch> Weights => [.. _layers.Select((layer, i) => Stretch.Matrix(layer.Start.Value, _widths[i], _widths[i + 1]))];

    /// <summary>The biases of each layer, one for each unit.</summary>
    public IReadOnlyList<Stretch> Biases => [.. _layers.Select((layer, i) => Stretch.Vector(layer.End.Value - _widths[i + 1], _widths[i + 1]))];

    /// <summary>A network for the sound pressure level from the five features of the first <paramref name="rows"/> airfoil measurements.</summary>
    /// <exception cref="ArgumentException">There are no or more than two hidden layers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows, or a hidden layer has no units.</exception>
    public static Mlp Airfoil(IReadOnlyList<int> hidden, Activation activation = Activation.Tanh, int rows = 1500)
    {
        var data = Course.Airfoil.Load();
        return new(data.Features(rows), data.Target(rows), hidden, activation, "Airfoil, MLP");
    }

    /// <summary>Weights drawn from N(0, 1/n), with tanh, or N(0, 2/n), with ReLU, n being the inputs of the layer; biases 0.</summary>
    /// <remarks>LeCun et al., “Efficient BackProp”, 1998; He et al., ICCV 2015, for ReLU.</remarks>
    public override float[] Start(int seed)
    {
        var random = new SplitMix(seed);
        var θ = new float[Parameters];
        for (var i = 0; i < _layers.Length; i++)
        {
            var gain = _activation == Activation.Relu && i < _layers.Length - 1 ? 2.0 : 1.0;
            var deviation = Math.Sqrt(gain / _widths[i]);
            foreach (ref var w in θ.AsSpan(_layers[i])[..^_widths[i + 1]]) w = (float)(deviation * random.Normal());
        }

        return θ;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double Loss(ReadOnlySpan<float> θ, ReadOnlySpan<int> rows)
    {
        Check(θ, rows);
        var rented = ArrayPool<double>.Shared.Rent(Parameters + Together * _widths.Sum());
        var wide = rented.AsSpan(0, Parameters);
        for (var i = 0; i < θ.Length; i++) wide[i] = θ[i];
        var loss = 0.0;
        for (var first = 0; first < rows.Length; first += Together)
        {
            var some = rows[first..Math.Min(first + Together, rows.Length)];
            var ŷ = Forward(wide, some, rented.AsSpan(Parameters));
            for (var n = 0; n < some.Length; n++)
            {
                var error = ŷ[n] - _target[some[n]];
                loss += error * error / 2;
            }
        }

        ArrayPool<double>.Shared.Return(rented);
        return loss / rows.Length;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Gradient(ReadOnlySpan<float> θ, ReadOnlySpan<int> rows, Span<float> g)
    {
        Check(θ, rows);
        CheckLength(g);
        var length = Together * _widths.Sum();
        var rented = ArrayPool<float>.Shared.Rent(2 * length);
        g.Clear();
        for (var first = 0; first < rows.Length; first += Together)
        {
            var some = rows[first..Math.Min(first + Together, rows.Length)];
            var units = rented.AsSpan(0, some.Length * _widths.Sum());
            var slopes = rented.AsSpan(length, units.Length);
            var ŷ = Forward(θ, some, units);
            var dŷ = slopes[^some.Length..];
            for (var n = 0; n < some.Length; n++) dŷ[n] = (ŷ[n] - _target[some[n]]) / rows.Length;
            Backward(θ, units, slopes, some.Length, g);
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}
