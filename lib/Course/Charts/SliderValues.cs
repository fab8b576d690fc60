namespace Course;

/// <summary>The values that a slider passes on its way from stop to stop.</summary>
internal static class SliderValues
{
    private const int Most = 120;
    private const int LeastPerGap = 10;

    /// <summary>The stops with the numbers between them, and the indices of the stops; whole numbers stay whole, and what is no number has nothing between.</summary>
    public static (IReadOnlyList<T> Values, IReadOnlyList<int> Stops) Through<T>(T[] stops)
    {
        Func<double, T>? make = typeof(T) == typeof(double) ? v => (T)(object)v
            : typeof(T) == typeof(float) ? v => (T)(object)(float)v
            : typeof(T) == typeof(int) ? v => (T)(object)(int)Math.Round(v)
            : typeof(T) == typeof(long) ? v => (T)(object)(long)Math.Round(v)
            : null;
        double[] numbers = make is null ? [] : [.. stops.Select(stop => Number.Of(stop)!.Value)];
        if (make is null || !numbers.All(double.IsFinite)) return (stops, [.. Enumerable.Range(0, stops.Length)]);

        var geometric = IsGeometric(numbers);
        var perGap = Math.Max(LeastPerGap, Most / Math.Max(1, stops.Length - 1));
        List<T> values = [stops[0]];
        List<int> places = [0];
        for (var i = 1; i < stops.Length; i++)
        {
            for (var k = 1; k < perGap; k++)
            {
                var value = make(Between(numbers[i - 1], numbers[i], (double)k / perGap, geometric));
                // Rounding brings some together.
                if (!value!.Equals(values[^1]) && !value.Equals(stops[i])) values.Add(value);
            }

            places.Add(values.Count);
            values.Add(stops[i]);
        }

        return (values, places);
    }

    /// <summary>A round number at a share of the way.</summary>
    private static double Between(double from, double to, double share, bool geometric)
    {
        if (geometric) return Number.Round(from * Math.Pow(to / from, share), 3);
        // Powers of ten below one are not exact, and a decimal is.
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(Math.Abs(to - from) / 20)), 0, 15);
        return Math.Round(from + (share * (to - from)), decimals);
    }

    /// <summary>Whether the stops lie more evenly on a logarithmic scale than on a plain one; of two that is so from a factor of ten.</summary>
    private static bool IsGeometric(double[] stops)
    {
        if (stops.Any(stop => stop <= 0)) return false;
        if (stops.Length == 2) return Math.Max(stops[0] / stops[1], stops[1] / stops[0]) >= 10;
        return Unevenness([.. stops.Select(stop => Math.Log(stop))]) < Unevenness(stops);

        static double Unevenness(double[] places)
        {
            double[] gaps = [.. places.Zip(places.Skip(1), (a, b) => Math.Abs(b - a))];
            return gaps.Length == 0 || gaps.Min() == 0 ? double.PositiveInfinity : gaps.Max() / gaps.Min();
        }
    }
}
