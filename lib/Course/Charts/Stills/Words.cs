using System.Net;
using System.Text;
using System.Xml;

namespace Course;

/// <summary>Text on a sheet: how much room it takes, where it breaks, and how XML writes it.</summary>
internal static class Words
{
    /// <summary>About the width of a text in pixels, in whatever font stands for the system's: rather too wide than too narrow.</summary>
    public static double Width(string text, double size) => size * text.EnumerateRunes().Sum(rune => Rune.GetUnicodeCategory(rune) switch
    {
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format => 0,
        System.Globalization.UnicodeCategory.UppercaseLetter => 0.7,
        System.Globalization.UnicodeCategory.DecimalDigitNumber => 0.63,
        System.Globalization.UnicodeCategory.OtherLetter when rune.Value > 0x2E80 => 1,
        _ => rune.Value is 'm' or 'w' or '→' or '×' ? 0.9 : "iljtfr .,:;'|!()[]".Contains(rune.ToString(), StringComparison.Ordinal) ? 0.36 : rune.Value > 0xFFFF ? 1.2 : 0.6,
    });

    /// <summary>The text, cut where it is wider than its room.</summary>
    public static string Fit(string text, double size, double room)
    {
        if (Width(text, size) <= room) return text;
        var runes = text.EnumerateRunes().ToList();
        while (runes.Count > 1 && Width(string.Concat(runes), size) + size > room) runes.RemoveAt(runes.Count - 1);
        return string.Concat(runes).TrimEnd() + "…";
    }

    /// <summary>The text in at most two lines as wide as their room.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double room)
    {
        if (Width(text, size) <= room || text.Split(' ') is not { Length: > 1 } words) return [Fit(text, size, room)];
        var first = words[0];
        var taken = 1;
        while (taken < words.Length && Width($"{first} {words[taken]}", size) <= room) first += $" {words[taken++]}";
        return taken == words.Length ? [Fit(first, size, room)] : [Fit(first, size, room), Fit(string.Join(' ', words.Skip(taken)), size, room)];
    }

    /// <summary>The lines that plotly.js makes of a text.</summary>
    public static string[] Lines(string text) => text.Split("<br>");

    /// <summary>The text as XML, without the characters that XML does not have.</summary>
    public static string Escape(string text) =>
        WebUtility.HtmlEncode(string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))));
}
