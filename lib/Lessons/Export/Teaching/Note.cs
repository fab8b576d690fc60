using System.Text.RegularExpressions;
using Lessons.Notebooks;

namespace Lessons.Export.Teaching;

/// <summary>A note for the teacher: the text of a comment, which begins with one of a few words.</summary>
internal static partial class Note
{
    /// <summary>The comment's first and last line.</summary>
    public const string Open = "<!--", Close = "-->";

    /// <summary>What the plan of a lesson begins with.</summary>
    public const string Plan = "**Goals**";

    /// <summary>What a note before an exercise begins with; to which question they are may follow.</summary>
    public const string WrongAnswers = "Wrong answers";

    /// <summary>What any other note begins with.</summary>
    public static readonly IReadOnlyList<string> Words = ["Ask:", "Misconception:", "Skip:"];

    /// <summary>The Markdown of a note; of one that is no comment, all of it.</summary>
    public static string TextOf(MarkdownCell note)
    {
        var text = note.Source.Trim();
        text = text.StartsWith(Open, StringComparison.Ordinal) ? text[Open.Length..] : text;
        return (text.EndsWith(Close, StringComparison.Ordinal) ? text[..^Close.Length] : text).Trim();
    }

    /// <summary>Whether a note begins with a word.</summary>
    public static bool Begins(MarkdownCell note, string word) => TextOf(note).StartsWith(word, StringComparison.Ordinal);

    /// <summary>What ends a comment, or keeps it from ending, where its text goes on.</summary>
    public static string? Breaks(MarkdownCell note) => Mark().Match(TextOf(note)) is { Success: true, Value: var mark } ? mark : null;

    [GeneratedRegex("<!--|--!?>|<!-$|^-?>")]
    private static partial Regex Mark();
}
