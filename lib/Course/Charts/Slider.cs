using System.Globalization;
using System.Runtime.CompilerServices;

namespace Course;

/// <summary>Makes sliders.</summary>
public static class Slider
{
    /// <summary>A slider over <paramref name="values"/> of the parameter <paramref name="name"/>; each value has its own <paramref name="frame"/>, computed now.</summary>
    /// <remarks>In an exported page that runs its cells, a slider over numbers takes every value between the stops, and <paramref name="frame"/> computes what it shows there.</remarks>
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
        var (passed, places) = SliderValues.Through(stops);
        return new(name, [.. stops.Select(stop => Label(stop))], [.. stops.Select(frame)], start, new([.. passed.Select(value => Label(value))], places), i => frame(passed[i]));

        static string Label(object? value) => value is ITuple tuple ? $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Label(tuple[i])))})"
            : Number.Of(value) is { } number ? Number.Text(number)
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }
}
