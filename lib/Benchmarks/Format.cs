using System.Globalization;

namespace Benchmarks;

/// <summary>Numbers as the tables show them: three digits, invariant culture, nothing where nothing was measured.</summary>
internal static class Format
{
    public static string Number(double? value) => value?.ToString(value < 100 ? "G3" : "F0", CultureInfo.InvariantCulture) ?? "";

    public static string Ratio(double? value) => value is null ? "" : Number(value) + "×";

    /// <summary>A number of parameters, such as <c>100 K</c>.</summary>
    public static string Size(int n) => n >= 1_000_000 ? $"{n / 1_000_000} M" : n >= 1_000 ? $"{n / 1_000} K" : $"{n}";
}
