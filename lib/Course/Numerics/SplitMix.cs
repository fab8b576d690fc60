using System.Runtime.CompilerServices;

namespace Course;

/// <summary>A small generator of random numbers that gives the same ones for a seed on every machine, for ever.</summary>
/// <remarks>
/// Steele, Lea and Flood, “Fast Splittable Pseudorandom Number Generators”, OOPSLA 2014 (SplitMix64). <see cref="Random"/>
/// promises the same numbers for a seed within one version of .NET only, and costs several times as much.
/// </remarks>
internal struct SplitMix(long seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to <paramref name="limit"/> − 1; its bias, at most limit / 2³², is beyond notice here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Below(int limit) => (int)(((Next() >> 32) * (uint)limit) >> 32);

    /// <summary>A number drawn evenly from [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number drawn from the standard normal distribution (Marsaglia's polar method).</summary>
    public double Normal()
    {
        while (true)
        {
            var (x, y) = (2 * Uniform() - 1, 2 * Uniform() - 1);
            var s = x * x + y * y;
            if (s is > 0 and < 1) return x * Math.Sqrt(-2 * Math.Log(s) / s);
        }
    }

    /// <summary>Puts the numbers into a random order, every order as likely as any other (Fisher and Yates).</summary>
    public void Shuffle(Span<int> numbers)
    {
        var random = this; // a copy, so that the state stays in a register
        for (var i = numbers.Length - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (numbers[i], numbers[j]) = (numbers[j], numbers[i]);
        }

        this = random;
    }
}
