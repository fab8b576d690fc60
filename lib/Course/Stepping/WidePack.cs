using System.Runtime.Intrinsics;

namespace Course;

/// <summary>Sixteen numbers, one register of a machine with AVX-512: faster there than the <see cref="Pack"/> of every machine, and slower where the runtime has to imitate it.</summary>
internal readonly struct WidePack : IPack<WidePack>
{
    private readonly Vector512<float> _values;

    private WidePack(Vector512<float> values) => _values = values;

    public static int Count => Vector512<float>.Count;

    public static implicit operator WidePack(double value) => new(Vector512.Create((float)value));

    public static implicit operator WidePack(float value) => new(Vector512.Create(value));

    public static WidePack operator +(WidePack a, WidePack b) => new(a._values + b._values);

    public static WidePack operator -(WidePack a, WidePack b) => new(a._values - b._values);

    public static WidePack operator -(WidePack a) => new(-a._values);

    public static WidePack operator *(WidePack a, WidePack b) => new(a._values * b._values);

    public static WidePack operator /(WidePack a, WidePack b) => new(a._values / b._values);

    public static WidePack Sqrt(WidePack a) => new(Vector512.Sqrt(a._values));

    public static WidePack Abs(WidePack a) => new(Vector512.Abs(a._values));

    public static WidePack Max(WidePack a, WidePack b) => new(Vector512.Max(a._values, b._values));

    public static WidePack Sign(WidePack a) => new(
        Vector512.ConditionalSelect(Vector512.GreaterThan(a._values, default), Vector512<float>.One,
        Vector512.ConditionalSelect(Vector512.LessThan(a._values, default), -Vector512<float>.One, default)));
}
