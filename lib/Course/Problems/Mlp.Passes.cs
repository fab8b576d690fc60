using System.Numerics;
using System.Runtime.CompilerServices;

namespace Course;

public sealed partial class Mlp
{
    /// <summary>Computes the units of every layer for some rows, layer after layer with the inputs first, and returns the last: ŷ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<T> Forward<T>(ReadOnlySpan<T> θ, ReadOnlySpan<int> rows, Span<T> units) where T : unmanaged, INumber<T>
    {
        var inputs = _widths[0];
        var x = units[..(rows.Length * inputs)];
        for (var n = 0; n < rows.Length; n++)
        {
            for (var k = 0; k < inputs; k++) x[n * inputs + k] = T.CreateTruncating(_features[rows[n] * inputs + k]);
        }

        for (var i = 0; i < _layers.Length; i++)
        {
            units = units[x.Length..];
            var z = units[..(rows.Length * _widths[i + 1])];
            Forward(i, θ[_layers[i]], x, z);
            x = z;
        }

        return x;
    }

    /// <summary>Computes the units of layer <paramref name="i"/> from those below it, row after row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Forward<T>(int i, ReadOnlySpan<T> θ, ReadOnlySpan<T> x, Span<T> z) where T : unmanaged, INumber<T>
    {
        var (inputs, outputs) = (_widths[i], _widths[i + 1]);
        var rest = z;
        for (; !rest.IsEmpty; rest = rest[outputs..], x = x[inputs..])
        {
            θ[^outputs..].CopyTo(rest);
            if (outputs == 1) rest[0] += Vectors.Dot(θ[..inputs], x[..inputs]);
            else Vectors.AddScaled(x[..inputs], θ, rest[..outputs]);
        }

        if (i == _layers.Length - 1) return;
        if (_activation == Activation.Tanh) Vectors.Tanh(z);
        else Vectors.Relu(z);
    }

    /// <summary>Adds the gradient of some rows to g: from the slope of the loss by ŷ back to that by every unit's input z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Backward(ReadOnlySpan<float> θ, ReadOnlySpan<float> units, Span<float> slopes, int rows, Span<float> g)
    {
        for (var i = _layers.Length - 1; i >= 0; i--)
        {
            var (inputs, outputs) = (rows * _widths[i], rows * _widths[i + 1]);
            ReadOnlySpan<float> dz = slopes[^outputs..];
            units = units[..^outputs];
            slopes = slopes[..^outputs];
            Backward(i, θ[_layers[i]], units[^inputs..], dz, i == 0 ? default : slopes[^inputs..], g[_layers[i]]);
        }
    }

    /// <summary>Adds the gradient of layer <paramref name="i"/> to g, and computes the slopes dx by the inputs of the layer below; not where dx is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Backward(int i, ReadOnlySpan<float> θ, ReadOnlySpan<float> x, ReadOnlySpan<float> dz, Span<float> dx, Span<float> g)
    {
        var (inputs, outputs) = (_widths[i], _widths[i + 1]);
        if (outputs == 1) Vectors.AddScaled(dz, x, g[..inputs]);
        else Vectors.AddOuter(x, dz, g[..^outputs], outputs);
        for (var n = 0; n < dz.Length; n += outputs) Vectors.AddScaled(1, dz.Slice(n, outputs), g[^outputs..]);
        if (dx.IsEmpty) return;
        dx.Clear();
        for (var n = 0; n < dz.Length / outputs; n++)
        {
            if (outputs == 1) Vectors.AddScaled(dz[n], θ[..inputs], dx.Slice(n * inputs, inputs));
            else Vectors.Dots(θ[..^outputs], dz.Slice(n * outputs, outputs), dx.Slice(n * inputs, inputs));
        }

        if (_activation == Activation.Tanh) Vectors.ScaleBySlopeOfTanh(x, dx);
        else Vectors.ScaleBySlopeOfRelu(x, dx);
    }
}
