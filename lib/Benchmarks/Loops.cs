using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Course;

namespace Benchmarks;

/// <summary>What a step is compared with: Adam as one would type it, and a loop that only moves Adam's bytes.</summary>
internal static class Loops
{
    /// <summary>Adam and, with a decay λ, AdamW, number by number.</summary>
    public static void Scalar(float[] θ, float[] g, float[] m, float[] v, int t, float α, float λ)
    {
        var (k1, k2) = (1 / (1 - MathF.Pow(0.9f, t)), 1 / (1 - MathF.Pow(0.999f, t)));
        for (var i = 0; i < θ.Length; i++)
        {
            m[i] = 0.9f * m[i] + 0.1f * g[i];
            v[i] = 0.999f * v[i] + 0.001f * g[i] * g[i];
            θ[i] -= α * (k1 * m[i]) / (MathF.Sqrt(k2 * v[i]) + 1e-8f) + α * λ * θ[i];
        }
    }

    /// <summary>Reads four arrays and writes three, as Adam does, and computes next to nothing.</summary>
    public static void Move(Span<float> θ, Span<float> g, Span<float> m, Span<float> v)
    {
        var θs = Vectors(θ);
        var gs = Vectors(g)[..θs.Length]; // said to be as long, so that the loop need not check
        var ms = Vectors(m)[..θs.Length];
        var vs = Vectors(v)[..θs.Length];
        for (var i = 0; i < θs.Length; i++) (θs[i], ms[i], vs[i]) = (θs[i] + gs[i], Vector.Abs(ms[i]), Vector.Abs(vs[i]));
    }

    /// <summary>The same, each core a stretch of its own.</summary>
    public static void MoveOnAllCores(float[] θ, float[] g, float[] m, float[] v)
    {
        var length = θ.Length / Environment.ProcessorCount;
        Parallel.For(0, Environment.ProcessorCount, core =>
        {
            var start = core * length;
            Move(θ.AsSpan(start, length), g.AsSpan(start, length), m.AsSpan(start, length), v.AsSpan(start, length));
        });
    }

    /// <summary>Reads an array and computes next to nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Read(Span<float> g)
    {
        var gs = Vectors(g);
        Vector<float> a = default, b = default, c = default, d = default;
        for (var i = 0; i <= gs.Length - 4; i += 4) (a, b, c, d) = (a + gs[i], b + gs[i + 1], c + gs[i + 2], d + gs[i + 3]);
        return Vector.Sum(a + b + c + d);
    }

    /// <summary>Takes so many roots of every number and divides by it so many times: what no exact step of a rule with them can be faster than.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Units(Span<float> x, Span<float> y, int roots, int divisions)
    {
        var xs = Vectors(x);
        var ys = Vectors(y)[..xs.Length];
        for (var i = 0; i < xs.Length; i++)
        {
            var value = xs[i];
            for (var k = 0; k < roots; k++) value = Vector.SquareRoot(value);
            for (var k = 0; k < divisions; k++) value = Vector<float>.One / value;
            ys[i] = value;
        }
    }

    /// <summary>Multiplies and adds in registers alone, so many times in all, as fast as the machine can without fusing the two.</summary>
    public static float Peak(double flops) => Vector512.IsHardwareAccelerated ? Peak<WidePack>(flops) : Peak<Pack>(flops);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Peak<P>(double flops) where P : struct, IPack<P>
    {
        // Twelve at a time: no result is waited for, and with both factors they fit the sixteen registers that most machines have.
        P x = 0.5f, y = 1f, a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (var times = (long)(flops / (2 * 12 * P.Count)); times > 0; times--)
        {
            a = a * x + y;
            b = b * x + y;
            c = c * x + y;
            d = d * x + y;
            e = e * x + y;
            f = f * x + y;
            g = g * x + y;
            h = h * x + y;
            i = i * x + y;
            j = j * x + y;
            k = k * x + y;
            l = l * x + y;
        }

        var sum = a + b + c + d + e + f + g + h + i + j + k + l;
        return Unsafe.As<P, float>(ref sum);
    }

    private static Span<Vector<float>> Vectors(Span<float> values) => MemoryMarshal.Cast<float, Vector<float>>(values);
}
