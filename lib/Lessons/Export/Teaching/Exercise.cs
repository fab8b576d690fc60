using System.Text.RegularExpressions;
using Lessons.Notebooks;

namespace Lessons.Export.Teaching;

/// <summary>An exercise of a lesson: a cell that grades what the reader writes in it.</summary>
/// <param name="Title">What the grading calls it.</param>
/// <param name="Signature">What the reader's answer begins with, and the solution too: <c>double MyBestRate()</c>.</param>
internal sealed partial record Exercise(string Title, string Signature)
{
    /// <summary>Whether a cell is one.</summary>
    public static bool IsIn(Cell? cell) => cell is CodeCell && Grading().IsMatch(cell.Source);

    /// <summary>The exercise in a cell.</summary>
    public static Exercise Of(Cell cell) => new(Grading().Match(cell.Source).Groups["title"].Value, Head().Match(cell.Source).Value.TrimEnd());

    /// <summary>The solution out of the notebook of solutions, without its grading; null if there is none.</summary>
    public string? SolvedIn(Notebook solutions)
    {
        var cell = solutions.Cells.OfType<CodeCell>().FirstOrDefault(cell => cell.Source.Split('\n').Any(line => line.StartsWith(Signature, StringComparison.Ordinal)));
        return cell is null ? null : Grading().Split(cell.Source, 2)[0].TrimEnd();
    }

    [GeneratedRegex("^Exercise\\.\\w+\\(\\s*\"(?<title>[^\"]*)\"", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Grading();

    /// <summary>The first line, up to the body or a comment.</summary>
    [GeneratedRegex(@"^.*?(?=\s*(=>|//|$))", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Head();
}
