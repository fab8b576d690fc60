namespace Lessons.Notebooks;

/// <summary>How a notebook's JSON is laid out; the default is Jupyter's.</summary>
internal sealed record JsonStyle(string Indent, string NewLine, bool FinalNewLine)
{
    public static JsonStyle Jupyter { get; } = new(" ", "\n", FinalNewLine: true);

    /// <summary>The layout of a text: its first line's indent, its line ends and whether it ends with one.</summary>
    public static JsonStyle Of(ReadOnlySpan<char> text)
    {
        var first = text.IndexOf('\n');
        if (first < 0)
            return Jupyter with { FinalNewLine = false };
        var line = text[(first + 1)..];
        var indent = line[..Math.Max(0, line.IndexOfAnyExcept(' ', '\t'))];
        return new(
            indent.Length == 0 ? Jupyter.Indent : indent.ToString(),
            first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n",
            text[^1] == '\n');
    }
}
