using System.Globalization;

namespace Course;

/// <summary>Makes sliders.</summary>
public static class Slider
{
    /// <summary>A slider over <paramref name="values"/> of the parameter <paramref name="name"/>; each value has its own <paramref name="frame"/>, computed now.</summary>
    /// <param name="name">The parameter, as the chart calls it: “β”.</param>
    /// <param name="values">The values it stops at.</param>
    /// <param name="frame">What the chart shows at a value.</param>
    /// <param name="start">The index of the value it starts at.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The start is not the index of a value.</exception>
    public static Slider<TFrame> Over<TValue, TFrame>(string name, IEnumerable<TValue> values, Func<TValue, TFrame> frame, int start = 0)
    {
        TValue[] stops = [.. values];
        if (stops.Length == 0) throw new ArgumentException($"slider “{name}” is empty; it needs at least one value.", nameof(values));
        Guard.Between(start, 0, stops.Length - 1, nameof(start));
        var labels = stops.Select(v => Number.Of(v) is { } number ? Number.Text(number) : Convert.ToString(v, CultureInfo.InvariantCulture) ?? "");
        return new(name, [.. labels], [.. stops.Select(frame)], start);
    }
}
