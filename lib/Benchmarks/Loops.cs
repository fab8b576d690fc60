using System.Numerics;
using System.Runtime.InteropServices;

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

    private static Span<Vector<float>> Vectors(Span<float> values) => MemoryMarshal.Cast<float, Vector<float>>(values);
}
