using System.Text.RegularExpressions;
using Lessons.Export.Formulas;

namespace Lessons.Export.Markup;

/// <summary>Finds what was meant as a formula and stayed text: on a page it would be raw LaTeX.</summary>
internal static partial class LeftOver
{
    /// <summary>Checks that text outside of code holds neither $$ nor a command of LaTeX.</summary>
    /// <exception cref="ExportException">It does; the message quotes it.</exception>
    public static void AssertNoneIn(string text)
    {
        if (!text.Contains('\\') && !text.Contains("$$", StringComparison.Ordinal)) return;
        var found = Dollars().Match(text) is { Success: true } dollars ? dollars
            : Commands().Matches(text).FirstOrDefault(command => Latex.Knows(command.Groups["name"].Value) || command.Groups["argument"].Success);
        if (found is null) return;
        var start = Math.Max(0, found.Index - 20);
        var quote = text[start..Math.Min(text.Length, found.Index + 40)].ReplaceLineEndings(" ").Trim();
        throw new ExportException($"\"{quote}\" holds {found.Value.TrimEnd('{')} outside of a formula and of code. Put the formula between $ and $, or between $$ and $$ within one paragraph; to show it as it is, write it as code");
    }

    [GeneratedRegex(@"\$\$")]
    private static partial Regex Dollars();

    /// <summary>A backslash and a name, but in a path such as C:\new\text or .\text.</summary>
    [GeneratedRegex(@"(?<!(?:^|\s)(?:[A-Za-z]:|\.{1,2}|~|\\\\)(?:[\\/]?[^\s\\]*\\)*[^\s\\]*)\\(?<name>[A-Za-z]{2,})(?<argument>\{)?")]
    private static partial Regex Commands();
}
