using Lessons.Notebooks;

namespace Lessons.Export;

/// <summary>A lesson as its page and the map of the course show it, all taken from the notebook.</summary>
internal sealed record Lesson
{
    /// <summary>The notebook's file name without its extension: 05-adam.</summary>
    public required string Name { get; init; }

    /// <summary>The address of its page: a name may hold what an address may not.</summary>
    public string Address => $"{Uri.EscapeDataString(Name)}.html";

    /// <summary>The notebook's file.</summary>
    public required string SourcePath { get; init; }

    /// <summary>The first heading, as text.</summary>
    public required string Title { get; init; }

    /// <summary>The same with its formulas, as HTML.</summary>
    public required string TitleHtml { get; init; }

    /// <summary>The question the lesson starts from, as HTML; "" if it has none.</summary>
    public required string Question { get; init; }

    /// <summary>How long it takes, "15 minutes"; "" if it does not say.</summary>
    public required string Time { get; init; }

    /// <summary>What it says it builds on, in its order.</summary>
    public required IReadOnlyList<Need> Needs { get; init; }

    /// <summary>What there is to learn: the list in the section "Summary", as HTML; "" if there is none.</summary>
    public required string Summary { get; init; }

    /// <summary>The sections and their parts.</summary>
    public required IReadOnlyList<Heading> Headings { get; init; }

    /// <summary>Everything below the title, as HTML.</summary>
    public required string Body { get; init; }

    /// <summary>The charts, in order.</summary>
    public required IReadOnlyList<ChartHtml> Charts { get; init; }

    /// <summary>The pictures of those charts that have one, in order.</summary>
    public required IReadOnlyList<Still> Stills { get; init; }

    /// <summary>The exercises, in order.</summary>
    public required IReadOnlyList<ExerciseHtml> Exercises { get; init; }

    /// <summary>The files that lie beside the page: address → file.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>The notebook's file as a page hands it out: students get it without the notes for the teacher.</summary>
    public byte[] Download(bool teacher)
    {
        var bytes = File.ReadAllBytes(SourcePath);
        try
        {
            return teacher ? bytes : Notebook.Parse(bytes, SourcePath).ForStudents().ToBytes();
        }
        catch (NotebookException)
        {
            return bytes; // it broke since it was last run
        }
    }

    /// <summary>The number the file name starts with, without zeros in front; "" if it starts with none.</summary>
    public string Number =>
        Name.TakeWhile(char.IsAsciiDigit).ToArray() is { Length: > 0 } digits ? new string(digits).TrimStart('0').PadLeft(1, '0') : "";

    /// <summary>What it is called where there is little room: its number, else its title.</summary>
    public string ShortName => Number.Length > 0 ? Number : Title;
}
