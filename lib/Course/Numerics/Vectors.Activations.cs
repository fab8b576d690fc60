using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Course;

internal static partial class Vectors
{
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

    /// <summary>s ← s (1 − x²): by the slope of tanh where it is x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScaleBySlopeOfTanh(ReadOnlySpan<float> x, Span<float> s)
    {
        x = x[..s.Length];
        ref var xs = ref MemoryMarshal.GetReference(x);
        ref var ss = ref MemoryMarshal.GetReference(s);
        var i = 0;
        for (; i <= s.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var all = Vector.LoadUnsafe(ref xs, (nuint)i);
            ((Vector<float>.One - all * all) * Vector.LoadUnsafe(ref ss, (nuint)i)).StoreUnsafe(ref ss, (nuint)i);
        }

        for (; i < s.Length; i++) s[i] = (1 - x[i] * x[i]) * s[i];
    }

    /// <summary>s ← s where x is above 0, and else 0: by the slope of ReLU where it is x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScaleBySlopeOfRelu(ReadOnlySpan<float> x, Span<float> s)
    {
        for (var i = 0; i < s.Length; i++) s[i] *= x[i] > 0 ? 1f : 0f; // times 0, so that NaN stays, to be noticed
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
}
