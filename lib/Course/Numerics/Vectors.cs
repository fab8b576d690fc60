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
internal static class Vectors
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

    /// <summary>Σ xᵢ yᵢ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : unmanaged, INumber<T>
    {
        x = x[..y.Length];
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

    /// <summary>z ← max(0, z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Relu<T>(Span<T> z) where T : unmanaged, INumber<T>
    {
        foreach (ref var x in z)
        {
            if (x < T.Zero) x = T.Zero; // NaN stays, to be noticed
        }
    }

    /// <summary>z ← tanh z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tanh<T>(Span<T> z) where T : unmanaged, INumber<T>
    {
        ref var zs = ref MemoryMarshal.GetReference(z);
        var i = 0;
        for (; i <= z.Length - Vector<T>.Count; i += Vector<T>.Count)
            Tanh(Vector.LoadUnsafe(ref zs, (nuint)i)).StoreUnsafe(ref zs, (nuint)i);
        for (; i < z.Length; i++) z[i] = Tanh(z[i]);
    }

    /// <summary>tanh z.</summary>
    public static T Tanh<T>(T z) where T : unmanaged, INumber<T> => Tanh(Vector.Create(z))[0];

    /// <summary>tanh by Lambert's continued fraction z / (1 + z² / (3 + z² / (5 + …))) down to 25, multiplied out: right to 4e-8, and with single precision's rounding to 5e-7.</summary>
    /// <remarks>The runtime's own may differ in the last bit from machine to machine.</remarks>
    private static Vector<T> Tanh<T>(Vector<T> z) where T : unmanaged, INumber<T>
    {
        z = Vector.Min(Vector.Max(z, All<T>(-9)), All<T>(9)); // tanh 9 is 1 − 3e-8
        var z2 = z * z;
        var p = z2 + All<T>(4095);
        p = p * z2 + All<T>(2552550);
        p = p * z2 + All<T>(523783260);
        p = p * z2 + All<T>(41247931725);
        p = p * z2 + All<T>(1159525191825);
        p = p * z2 + All<T>(7905853580625);
        var q = All<T>(91) * z2 + All<T>(120120);
        q = q * z2 + All<T>(41351310);
        q = q * z2 + All<T>(5237832600);
        q = q * z2 + All<T>(252070693875);
        q = q * z2 + All<T>(3794809718700);
        q = q * z2 + All<T>(7905853580625);
        return z * p / q;
    }

    private static Vector<T> All<T>(double value) where T : unmanaged, INumber<T> => Vector.Create(T.CreateTruncating(value));

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
