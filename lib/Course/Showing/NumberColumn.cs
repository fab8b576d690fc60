using System.Globalization;

namespace Course;

/// <summary>Writes the cells of a column so that the points of its numbers stand below each other.</summary>
internal static class NumberColumn
{
    // More would say nothing, and hide how large the numbers are.
    private const int MostDigits = 9;

    /// <summary>
    /// The cells' texts: numbers alike, with as many digits after the point as the one that needs most; where that would make
    /// one of them longer than nine digits, each with its own, and <paramref name="blank"/>s in place of the others.
    /// </summary>
    /// <param name="cells">Numbers, and what stands between them as it is.</param>
    /// <param name="blank">A blank that is as wide as a digit.</param>
    public static string[] Write(IReadOnlyList<object?> cells, char blank)
    {
        double?[] numbers = [.. cells.Select(cell => Number.Of(cell) is { } number && double.IsFinite(number) ? number : (double?)null)];
        string[] texts = [.. cells.Select(Text)];
        int[] ends = [.. texts.Select((text, i) => numbers[i] is null ? 0 : text.Length - WholeDigits(text))];
        var longest = ends.Append(0).Max();
        if (longest == 0) return texts;

        var digits = longest - 1 + texts.Where((_, i) => numbers[i] is not null).Max(text => WholeDigits(text));
        var alike = digits <= MostDigits && !texts.Where((_, i) => numbers[i] is not null).Any(text => text.Contains('e'));
        return [.. texts.Select((text, i) => numbers[i] is not { } number ? text
            : alike ? Number.Minus((number == 0 ? 0 : number).ToString(FormattableString.Invariant($"F{longest - 1}"), CultureInfo.InvariantCulture))
            : text + new string(blank, longest - ends[i]))];
    }

    /// <summary>How many characters stand before the point, or before the end.</summary>
    private static int WholeDigits(string text) => text.IndexOfAny(['.', 'e']) is >= 0 and var end ? end : text.Length;

    private static string Text(object? cell) =>
        cell is null ? "" : Number.Of(cell) is { } number ? Number.Text(number)
        : cell is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : cell.ToString() ?? "";
}
