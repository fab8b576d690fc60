namespace Course;

/// <summary>The ticks of an axis, at the values where plotly.js puts them.</summary>
internal static class StillTicks
{
    /// <summary>A tick: its place, its words, the power over them, and whether it stands between powers of ten.</summary>
    internal readonly record struct Tick(double Place, string Text, string Power = "", bool IsSmall = false);

    private static readonly double[] s_steps = [2, 5, 10];

    public static IReadOnlyList<Tick> Of(StillAxis axis)
    {
        if (!axis.Part.Is("showticklabels", true)) return [];
        if (axis.Part.List("tickvals") is { Count: > 0 } places)
            return [.. places.Zip(axis.Part.List("ticktext"), (place, text) => new Tick(axis.Place(place), $"{text}")).Where(tick => axis.Shows(tick.Place))];
        if (axis.IsCategory) return [.. axis.Categories.Select((name, i) => new Tick(i, name))];
        double low = Math.Min(axis.From, axis.To), high = Math.Max(axis.From, axis.To);
        var room = Math.Floor(Math.Clamp(axis.Length / (axis.Letter == 'y' ? 40 : 80), 4, 9)) + 1;
        if (!axis.IsLogarithmic) return Even(axis, Step((high - low) / room));
        if (high - low < 1) return Few(axis, low, high);
        var rough = (high - low) / (high - low < 1.5 ? 3 : axis.Part.Number("nticks", 5));
        var apart = rough > 0.7 ? Math.Ceiling(rough) : 1;
        return [.. Enumerable.Range((int)Math.Floor(low), (int)(high - low) + 3)
            .SelectMany(power => rough > 0.7 ? (int[])[1] : rough > 0.3 ? [1, 2, 5] : [1, 2, 3, 4, 5, 6, 7, 8, 9], (power, digit) => (power, digit))
            .Where(at => at.power % apart == 0)
            .Select(at => at.digit == 1 ? Power(at.power) : new Tick(at.power + Math.Log10(at.digit), $"{at.digit}", IsSmall: true))
            .Where(tick => axis.Shows(tick.Place))];
    }

    private static Tick Power(int power) => power is 0 or 1 ? new(power, power == 0 ? "1" : "10") : new(power, "10", Number.Text(power));

    private static double Step(double rough)
    {
        var tens = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return tens * s_steps.First(step => step >= (rough / tens) - 1e-9);
    }

    private static Tick[] Even(StillAxis axis, double step)
    {
        double low = Math.Min(axis.From, axis.To), high = Math.Max(axis.From, axis.To);
        var power = (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(low), Math.Abs(high))) + 0.01);
        var (unit, shown) = Math.Abs(power) > 3 ? (Math.Pow(10, power), Number.Text(power)) : (1, "");
        return [.. Enumerable.Range(0, 30).Select(i => (Math.Ceiling((low / step) - 1e-6) + i) * step).Where(axis.Shows)
            .Select(value => Number.Round(value, 8)).Select(value => Math.Abs(value) < step / 2 ? new Tick(0, "0") : new Tick(value, Number.Text(Number.Round(value / unit, 6)) + (shown.Length > 0 ? "×10" : ""), shown))];
    }

    /// <summary>Of less than a power of ten: even steps of the numbers themselves.</summary>
    private static Tick[] Few(StillAxis axis, double low, double high)
    {
        double from = Math.Pow(10, low), to = Math.Pow(10, high), step = Step((to - from) / (1.5 * axis.Part.Number("nticks", 5)));
        return [.. Enumerable.Range(0, 30).Select(i => Number.Round((Math.Ceiling(from / step) + i) * step, 6)).Where(value => value <= to)
            .Select(value => new Tick(Math.Log10(value), Number.Text(value)))];
    }
}
