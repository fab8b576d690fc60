using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>The rows of a linear model: features, a 1 for the bias, and zeros up to whole vectors, so that z = θ·x is one product.</summary>
internal sealed class Design
{
    private const int Lanes = 8;
    private const int Chunk = 64;

    private readonly float[] _x;
    private readonly float[] _y;
    private readonly int _stride;

    public Design(ReadOnlySpan<float> features, ReadOnlySpan<float> target)
    {
        var columns = Columns(features, target);
        Parameters = columns + 1;
        _stride = (columns + Lanes) / Lanes * Lanes;
        _x = new float[target.Length * _stride];
        _y = target.ToArray();
        for (var row = 0; row < Rows; row++)
        {
            features.Slice(row * columns, columns).CopyTo(_x.AsSpan(row * _stride));
            _x[row * _stride + columns] = 1;
        }
    }

    public int Rows => _y.Length;

    public int Parameters { get; }

    /// <summary>The features in a row, after a check that they make whole rows.</summary>
    public static int Columns(ReadOnlySpan<float> features, ReadOnlySpan<float> target) =>
        !target.IsEmpty && !features.IsEmpty && features.Length % target.Length == 0 ? features.Length / target.Length
        : throw new ArgumentException($"{features.Length} features and {target.Length} targets do not make rows: the features must be as many for every target, and at least one.", nameof(features));

    /// <summary>Weights drawn from N(0, 0.01²), and bias 0.</summary>
    public static float[] SmallWeights(int seed, int parameters)
    {
        var random = new SplitMix(seed);
        var θ = new float[parameters];
        foreach (ref var w in θ.AsSpan(..^1)) w = (float)(0.01 * random.Normal());
        return θ;
    }

    public Matrix<double> ToMatrix() => Matrix<double>.Build.Dense(Rows, Parameters, (row, column) => _x[row * _stride + column]);

    public Vector<double> ToVector() => Vector<double>.Build.Dense(Rows, row => _y[row]);

    /// <summary>The mean loss, in double precision throughout.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Loss<TLink>(ReadOnlySpan<float> θ, ReadOnlySpan<int> rows) where TLink : ILink
    {
        Span<double> wide = _stride <= 512 ? stackalloc double[_stride] : new double[_stride];
        wide.Clear();
        for (var i = 0; i < θ.Length; i++) wide[i] = θ[i];
        ref var θs = ref MemoryMarshal.GetReference(wide);
        ref var x = ref MemoryMarshal.GetArrayDataReference(_x);
        var loss = 0.0;
        foreach (var row in rows)
        {
            var y = _y[row]; // its bounds check covers the loads below
            var sums = Vector256<double>.Zero;
            for (var k = 0; k < _stride; k += Lanes)
            {
                var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref x, (nuint)(row * _stride + k)));
                sums += low * Vector256.LoadUnsafe(ref θs, (nuint)k) + high * Vector256.LoadUnsafe(ref θs, (nuint)k + Lanes / 2);
            }

            loss += TLink.Loss(Vectors.Sum(sums), y);
        }

        return loss / rows.Length;
    }

    /// <summary>The gradient of the mean loss: the mean of residual · x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gradient<TLink>(ReadOnlySpan<float> θ, ReadOnlySpan<int> rows, Span<float> g) where TLink : ILink
    {
        Span<float> padded = _stride <= 1024 ? stackalloc float[2 * _stride] : new float[2 * _stride];
        padded.Clear();
        var sum = padded[_stride..];
        θ.CopyTo(padded);
        ref var θs = ref MemoryMarshal.GetReference(padded);
        ref var gs = ref MemoryMarshal.GetReference(sum);
        ref var x = ref MemoryMarshal.GetArrayDataReference(_x);
        Span<float> residuals = stackalloc float[Chunk];
        for (var rest = rows; !rest.IsEmpty; rest = rest[Math.Min(Chunk, rest.Length)..])
        {
            var some = rest[..Math.Min(Chunk, rest.Length)];
            for (var i = 0; i < some.Length; i++)
            {
                var y = _y[some[i]]; // its bounds check covers the loads below
                var sums = Vector256<float>.Zero;
                for (var k = 0; k < _stride; k += Lanes)
                    sums += Vector256.LoadUnsafe(ref x, (nuint)(some[i] * _stride + k)) * Vector256.LoadUnsafe(ref θs, (nuint)k);
                residuals[i] = TLink.Residual(Vectors.Sum(sums), y);
            }

            // Vector by vector rather than row by row, so that the growing sum stays in a register.
            for (var k = 0; k < _stride; k += Lanes)
            {
                var sums = Vector256.LoadUnsafe(ref gs, (nuint)k);
                for (var i = 0; i < some.Length; i++)
                    sums += Vector256.Create(residuals[i]) * Vector256.LoadUnsafe(ref x, (nuint)(some[i] * _stride + k));
                sums.StoreUnsafe(ref gs, (nuint)k);
            }
        }

        var share = 1f / rows.Length;
        for (var i = 0; i < g.Length; i++) g[i] = share * sum[i];
    }

    /// <summary>What a row's z = θ·x costs against its target y, and how that grows with z.</summary>
    public interface ILink
    {
        static abstract double Loss(double z, double y);

        static abstract float Residual(float z, float y);
    }
}
