using System.Buffers;
using System.Text.RegularExpressions;
using Lessons.Export.Formulas;

namespace Lessons.Export.Markup;

/// <summary>Where formulas begin and end in the text of a paragraph.</summary>
internal static partial class Scan
{
    private static readonly SearchValues<char> s_signs = SearchValues.Create("\\^_=+-<>");

    /// <summary>The place behind the displayed formula that begins at <paramref name="start"/>; -1 if it does not end in the text, 0 if none begins there.</summary>
    public static int EndOfDisplayed(string text, int start) =>
        string.CompareOrdinal(text, start, "$$", 0, 2) == 0 ? EndOfDollars(text, start) : EndOfEnvironment(text, start);

    /// <summary>The formula without the dollars around it.</summary>
    public static string Displayed(string text) => text.StartsWith("$$", StringComparison.Ordinal) ? text[2..^2] : text;

    /// <summary>The place behind the formula between single dollars that begins at <paramref name="start"/>; 0 if none does.</summary>
    /// <remarks>
    /// As VS Code has it, the next dollar is the end or there is none. Beyond VS Code a letter or digit may stand beside the dollars (16$\times$)
    /// where the formula cannot be money or a variable of a shell; short of it, a dollar before a space is a prompt or money.
    /// </remarks>
    public static int EndOfInline(string text, int start)
    {
        var end = NextDollar(text, start + 1);
        if (end <= start + 1 || start > 0 && text[start - 1] == '$' || At(text, end + 1) == '$') return 0;
        var latex = text[(start + 1)..end];
        if (string.IsNullOrWhiteSpace(latex)) return 0;
        var isPadded = char.IsWhiteSpace(latex[0]);
        if (isPadded && !(IsFormula(latex) && !latex.Contains('`', StringComparison.Ordinal))) return 0;
        var isBeside = IsWord(At(text, start - 1)) || IsWord(At(text, end + 1));
        if (isBeside && (isPadded || !MayStandBesideWords(latex, At(text, end + 1)))) return 0;
        return end + 1;
    }

    private static int EndOfDollars(string text, int start)
    {
        if (At(text, start - 1) == '$' || At(text, start + 2) == '$') return 0;
        for (var at = NextDollar(text, start + 2); at >= 0; at = NextDollar(text, at + 1))
        {
            if (At(text, at + 1) != '$') continue;
            return at > start + 2 && At(text, at + 2) != '$' && !string.IsNullOrWhiteSpace(text[(start + 2)..at]) ? at + 2 : 0;
        }

        return -1;
    }

    private static int EndOfEnvironment(string text, int start)
    {
        var depth = 0;
        foreach (Match edge in Edge().EnumerateFrom(text, start))
        {
            if (depth == 0 && edge.Index != start) return 0;
            depth += edge.Groups[1].Value == "begin" ? 1 : -1;
            if (depth == 0) return edge.Index + edge.Length;
            if (depth < 0) return 0;
        }

        return depth == 0 ? 0 : -1;
    }

    /// <summary>The next dollar that no backslash escapes; -1 if there is none.</summary>
    private static int NextDollar(string text, int at)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '$') return at;
        }

        return -1;
    }

    /// <summary>After a dollar and a space: an end without a space, or a command of LaTeX, tells a formula from a prompt and from money.</summary>
    private static bool IsFormula(string latex) => IsEdge(latex[^1]) || Command().Matches(latex).Any(command => Latex.Knows(command.Groups[1].Value));

    private static bool MayStandBesideWords(string latex, char after)
    {
        if (latex.Contains('`', StringComparison.Ordinal) || !IsEdge(latex[^1]) || latex[0] is ',' or '.' or ';' or ':' or '!' or '?' or '/' or ')' or ']') return false;
        var isMoney = char.IsAsciiDigit(latex[0]) && (char.IsAsciiDigit(after) || latex.Contains(' ', StringComparison.Ordinal));
        return !isMoney && (!latex.Any(char.IsWhiteSpace) || latex.AsSpan().ContainsAny(s_signs));
    }

    private static bool IsEdge(char c) => char.IsLetterOrDigit(c) || c is ')' or ']' or '}' or '|' or '\'' or '+' or '-' or '*' or '!';

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static char At(string text, int at) => at >= 0 && at < text.Length ? text[at] : '\0';

    private static IEnumerable<Match> EnumerateFrom(this Regex regex, string text, int start)
    {
        for (var match = regex.Match(text, start); match.Success; match = match.NextMatch()) yield return match;
    }

    [GeneratedRegex(@"\\(begin|end)\s*\{[^{}]+\}")]
    private static partial Regex Edge();

    [GeneratedRegex(@"\\([A-Za-z]+)")]
    private static partial Regex Command();
}
