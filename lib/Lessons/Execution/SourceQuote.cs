namespace Lessons.Execution;

/// <summary>A few lines of a cell, one of them marked.</summary>
internal static class SourceQuote
{
    private const int Around = 2;

    /// <summary>The lines around a line, numbered from 1, the line itself marked with an arrow.</summary>
    public static string Of(string source, int line)
    {
        var lines = source.Split('\n');
        var first = Math.Max(1, line - Around);
        var last = Math.Min(lines.Length, line + Around);
        var width = $"{last}".Length;
        return string.Join('\n', Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(
            n => $"{(n == line ? "→" : " ")} {$"{n}".PadLeft(width)} │ {lines[n - 1].TrimEnd('\r')}".TrimEnd()));
    }
}
