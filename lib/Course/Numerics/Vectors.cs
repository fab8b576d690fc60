using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Course;

/// <summary>The few operations on arrays that gradients are made of.</summary>
/// <remarks>
/// Sums run in vectors of 256 bits, everything else in those of the machine, and never with a fused multiply-add, so the bits are the same everywhere. These loops, and
/// those that call them, are optimized when they are first compiled: a lesson is over before the runtime would get round to it.
/// </remarks>
internal static partial class Vectors
{
    /// <summary>y ← y + a x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled<T>(T a, ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T>
    {
        x = x[..y.Length];
        ref var xs = ref MemoryMarshal.GetReference(x);
        ref var ys = ref MemoryMarshal.GetReference(y);
        var i = 0;
        var all = Vector.Create(a);
        for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count)
            (all * Vector.LoadUnsafe(ref xs, (nuint)i) + Vector.LoadUnsafe(ref ys, (nuint)i)).StoreUnsafe(ref ys, (nuint)i);
        for (; i < y.Length; i++) y[i] = a * x[i] + y[i];
    }

    /// <summary>x ← a x + b y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Combine(float a, Span<float> x, float b, ReadOnlySpan<float> y)
    {
        y = y[..x.Length];
        ref var xs = ref MemoryMarshal.GetReference(x);
        ref var ys = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
            (a * Vector.LoadUnsafe(ref xs, (nuint)i) + b * Vector.LoadUnsafe(ref ys, (nuint)i)).StoreUnsafe(ref xs, (nuint)i);
        for (; i < x.Length; i++) x[i] = a * x[i] + b * y[i];
    }

    /// <summary>y ← y + Σ aₖ xₖ, the rows of x being as long as y; added in their order, so with the bits of one row after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, INumber<T>
    {
        x = x[..(a.Length * y.Length)];
        ref var xs = ref MemoryMarshal.GetReference(x);
        ref var ys = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var sums = Vector.LoadUnsafe(ref ys, (nuint)i);
            for (var k = 0; k < a.Length; k++) sums = Vector.Create(a[k]) * Vector.LoadUnsafe(ref xs, (nuint)(k * y.Length + i)) + sums;
            sums.StoreUnsafe(ref ys, (nuint)i);
        }

        for (; i < y.Length; i++)
        {
            for (var k = 0; k < a.Length; k++) y[i] = a[k] * x[k * y.Length + i] + y[i];
        }
    }

    /// <summary>g ← g + Σ xₙ yₙᵀ over rows of x and of y, those of y being so wide; added in their order, so with the bits of one row after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddOuter(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> g, int width)
    {
        var (rows, height) = (y.Length / width, g.Length / width);
        x = x[..(rows * height)];
        ref var ys = ref MemoryMarshal.GetReference(y);
        ref var gs = ref MemoryMarshal.GetReference(g);
        var j = 0;
        for (; j <= width - Vector<float>.Count; j += Vector<float>.Count)
        {
            for (var k = 0; k < height; k++)
            {
                var sums = Vector.LoadUnsafe(ref gs, (nuint)(k * width + j));
                for (var n = 0; n < rows; n++) sums = Vector.Create(x[n * height + k]) * Vector.LoadUnsafe(ref ys, (nuint)(n * width + j)) + sums;
                sums.StoreUnsafe(ref gs, (nuint)(k * width + j));
            }
        }

        for (; j < width; j++)
        {
            for (var k = 0; k < height; k++)
            {
                var sum = g[k * width + j];
                for (var n = 0; n < rows; n++) sum = x[n * height + k] * y[n * width + j] + sum;
                g[k * width + j] = sum;
            }
        }
    }

    /// <summary>zₖ ← Σ xₖᵢ yᵢ, the rows of x being as long as y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dots(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> z)
    {
        for (var k = 0; k < z.Length; k++) z[k] = DotInline(x.Slice(k * y.Length, y.Length), y);
    }

    /// <summary>Σ xᵢ yᵢ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : unmanaged, INumber<T> => DotInline(x[..y.Length], y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T DotInline<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : unmanaged, INumber<T>
    {
        ref var xs = ref MemoryMarshal.GetReference(x);
        ref var ys = ref MemoryMarshal.GetReference(y);
        var (sums, i) = (Vector256<T>.Zero, 0);
        for (; i <= y.Length - Vector256<T>.Count; i += Vector256<T>.Count)
            sums += Vector256.LoadUnsafe(ref xs, (nuint)i) * Vector256.LoadUnsafe(ref ys, (nuint)i);
        var sum = Sum(sums);
        for (; i < y.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    /// <summary>Σ xᵢ², in double precision: no square of a finite number is infinite there, or lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfSquares(ReadOnlySpan<float> x)
    {
        ref var xs = ref MemoryMarshal.GetReference(x);
        var (low, high, i) = (Vector256<double>.Zero, Vector256<double>.Zero, 0);
        for (; i <= x.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var (a, b) = Vector256.Widen(Vector256.LoadUnsafe(ref xs, (nuint)i));
            low += a * a;
            high += b * b;
        }

        var sum = Sum(low + high);
        for (; i < x.Length; i++) sum += (double)x[i] * x[i];
        return sum;
    }

    /// <summary>The sum of the numbers of a vector, in an order that no machine chooses for itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector256<T> vector) where T : unmanaged, INumber<T>
    {
        var half = vector.GetLower() + vector.GetUpper();
        if (typeof(T) == typeof(double)) return half[0] + half[1];
        var four = half.AsSingle();
        four += Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1));
        four += Vector128.Shuffle(four, Vector128.Create(1, 0, 3, 2));
        return (T)(object)four.ToScalar();
    }

    /// <summary>The place of the first number that is NaN or infinite, or −1.</summary>
    public static int FirstNonFinite(ReadOnlySpan<float> values) => FirstNotBelow(float.PositiveInfinity, values);

    /// <summary>The place of the first number that is NaN or of that size or more, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FirstNotBelow(float limit, ReadOnlySpan<float> values)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var size = Vector.Abs(Vector.LoadUnsafe(ref first, (nuint)i));
            if (!Vector.LessThanAll(size, Vector.Create(limit))) break;
        }

        for (; i < values.Length; i++)
        {
            if (!(MathF.Abs(values[i]) < limit)) return i; // so that NaN is found too
        }

        return -1;
    }
}
