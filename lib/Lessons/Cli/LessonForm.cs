using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lessons.Export.Teaching;
using Lessons.Notebooks;

namespace Lessons.Cli;

/// <summary>The form a lesson's file has so that every front end opens it, its changes read well and its code fits a page.</summary>
public static partial class LessonForm
{
    private const int WidestLine = 100;
    private const int LongestCell = 25;

    // The language is named as VS Code's extension names it: it would change any other name after opening, which leaves the file dirty
    // and comes too late for an early Run All. The kernel spec says that it is C#.
    private static readonly Dictionary<string, JsonElement> s_metadata = Parse(
        """
        {
          "kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"},
          "language_info": {
            "name": "polyglot-notebook", "file_extension": ".cs", "mimetype": "text/x-csharp", "pygments_lexer": "csharp", "version": "14.0"
          },
          "polyglot_notebook": {
            "kernelInfo": {
              "defaultKernelName": "csharp", "items": [{"name": "csharp", "languageName": "C#", "aliases": ["c#", "cs"]}]
            }
          }
        }
        """);

    private static readonly Dictionary<string, JsonElement> s_codeMetadata = Parse(
        """
        {"polyglot_notebook": {"kernelName": "csharp"}, "dotnet_interactive": {"language": "csharp"}}
        """);

    /// <summary>What is not as it should be, each a sentence with the way out; nothing if all is well.</summary>
    public static IEnumerable<string> Problems(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        if (notebook.FormatMinor != 5)
            yield return Invariant($"it is nbformat 4.{notebook.FormatMinor}; save it as 4.5, which has cell ids.");
        if (notebook.Cells.Count == 0)
            yield return "it has no cells.";
        foreach (var problem in MetadataProblems("the notebook's metadata", notebook.Metadata, s_metadata))
            yield return problem;
        foreach (var twice in notebook.Cells.GroupBy(cell => cell.Id).Where(group => group.Key != "" && group.Count() > 1))
            yield return Invariant($"{twice.Count()} cells have the id \"{twice.Key}\"; give each its own.");
        var notes = NoteForm.Problems(notebook).ToLookup(found => found.Cell, found => found.Problem, ReferenceEqualityComparer.Instance);
        foreach (var (cell, number) in notebook.Cells.Select((cell, i) => (cell, i + 1)))
        {
            foreach (var problem in Problems(cell).Concat(notes[cell]))
                yield return Invariant($"cell {number} of {notebook.Cells.Count}{(cell.Id == "" ? "" : $" ({cell.Id})")}: {problem}");
        }
    }

    private static IEnumerable<string> Problems(Cell cell)
    {
        if (!Id().IsMatch(cell.Id))
            yield return "the id must be 1 to 64 letters, digits, - or _.";
        if (AbsolutePath().Match(cell.Source) is { Success: true } path)
            yield return $"{path.Value} is an absolute path, which other machines do not have; write it relative to the notebook.";
        if (cell is not CodeCell code)
            yield break;

        foreach (var problem in MetadataProblems("the metadata", code.Metadata, s_codeMetadata))
            yield return problem;
        if (code.Outputs.Count > 0 || code.ExecutionCount is not null)
            yield return "it carries outputs or a count; clear all outputs before saving.";
        var lines = code.Source.Split('\n');
        if (lines.Length > LongestCell)
            yield return Invariant($"{lines.Length} lines; a cell has at most {LongestCell}. Split it, or move plumbing to the library.");
        foreach (var (line, number) in lines.Select((line, i) => (line, i + 1)).Where(l => l.line.Length > WidestLine))
            yield return Invariant($"line {number} has {line.Length} characters; the widest is {WidestLine}.");
    }

    private static IEnumerable<string> MetadataProblems(string what, JsonElement metadata, Dictionary<string, JsonElement> expected)
    {
        foreach (var (name, value) in expected)
        {
            if (metadata.ValueKind != JsonValueKind.Object || !metadata.TryGetProperty(name, out var found) || !JsonElement.DeepEquals(found, value))
                yield return $"{what} must have \"{name}\": {value.GetRawText().ReplaceLineEndings("")}.";
        }
        if (metadata.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var extra in metadata.EnumerateObject().Where(p => !expected.ContainsKey(p.Name) && p.Name != "tags"))
            yield return $"{what} has \"{extra.Name}\", which lessons do not use; remove it.";
    }

    private static Dictionary<string, JsonElement> Parse(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex Id();

    [GeneratedRegex(@"(?<![\w./~:-])/(?:home|Users|root|tmp|var|mnt|opt|work)/[\w./-]*|\b[A-Za-z]:[\\/]{1,2}(?:Users|Windows|Program Files|Temp|dev|src)\b|file:///")]
    private static partial Regex AbsolutePath();
}
