using System.Globalization;

namespace Course;

/// <summary>How numbers read in tables, captions and checks: six significant digits, a point, a true minus, no grouping, whatever the machine's culture.</summary>
internal static class Number
{
    public static string Text(double value) => Minus(Digits(value));

    /// <summary>A number's text with − where it has a hyphen, which is too short beside digits.</summary>
    public static string Minus(string number) => number.Replace('-', '−');

    /// <summary>The value to so many significant digits.</summary>
    public static double Round(double value, int digits) =>
        double.Parse(value.ToString(FormattableString.Invariant($"G{digits}"), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The value as the number it is, or null where it is none.</summary>
    public static double? Of(object? value) => value switch
    {
        bool or char or string or DateTime or Enum => null,
        IShown shown => shown.Number,
        Half half => (double)half,
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Digits(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "-∞";
        if (value == Math.Floor(value) && Math.Abs(value) < 1e15) return ((long)value).ToString(CultureInfo.InvariantCulture);
        var size = Math.Abs(value);
        return size is >= 1e-4 and < 1e9
            ? ((decimal)value).ToString(Plain(size), CultureInfo.InvariantCulture)
            : value.ToString("0.#####e0", CultureInfo.InvariantCulture);
    }

    private static string Plain(double size) => "0." + new string('#', Math.Clamp(5 - (int)Math.Floor(Math.Log10(size)), 1, 9));
}
