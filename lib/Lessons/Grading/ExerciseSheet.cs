using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lessons.Notebooks;

namespace Lessons.Grading;

/// <summary>The exercises of a lesson as a notebook of its own, which is the student's: made anew it keeps what the student wrote.</summary>
/// <remarks>Each cell carries a hash of what it was made as, so that one that nobody touched can follow its lesson.</remarks>
internal static partial class ExerciseSheet
{
    private const string Mark = "sheet";

    /// <summary>The sheet of a lesson, two folders below the course's.</summary>
    /// <param name="book">The lesson.</param>
    /// <param name="before">The sheet as the student has it; null for a new one.</param>
    public static Notebook Of(ExerciseBook book, Notebook? before)
    {
        List<Cell> cells = [.. Cells(book).Select(cell => Marked(cell))];
        if (before is null)
            return book.Notebook with { Cells = cells };
        var theirs = before.Cells.Where(cell => cell.Id != "").ToLookup(cell => cell.Id);
        for (var i = 0; i < cells.Count; i++)
        {
            var fresh = cells[i];
            // An untouched cell follows the lesson; where that did not change, its outputs stay as well.
            cells[i] = theirs[fresh.Id].FirstOrDefault(cell => !IsAsMade(cell) || cell.Source == fresh.Source) ?? fresh;
        }
        var known = cells.Select(cell => cell.Id).ToHashSet();
        for (var i = 0; i < before.Cells.Count; i++)
        {
            var cell = before.Cells[i];
            if (known.Contains(cell.Id) || (cell.Id != "" && IsAsMade(cell)))
                continue;
            // A cell of the student's own stays behind the one that it stood behind.
            var place = i == 0 ? -1 : cells.FindIndex(other => ReferenceEquals(other, before.Cells[i - 1]) || (other.Id != "" && other.Id == before.Cells[i - 1].Id));
            cells.Insert(i == 0 ? 0 : place < 0 ? cells.Count : place + 1, cell);
        }
        return before.Cells.SequenceEqual(cells, ReferenceEqualityComparer.Instance) ? before : before with { Cells = cells };
    }

    private static IEnumerable<Cell> Cells(ExerciseBook book)
    {
        yield return new MarkdownCell
        {
            Id = "sheet",
            Source = $"# {book.Notebook.Title}: exercises\n\nTo [the lesson](../{book.Name}.ipynb). This file is yours: git leaves it alone, and making the sheets again keeps what you wrote.",
        };
        var needed = book.Needed(book.Exercises, exercise => exercise.Answer.Free).ToHashSet<Cell>(ReferenceEqualityComparer.Instance);
        Cell? last = null;
        foreach (var cell in book.Notebook.Cells)
        {
            if (needed.Contains(cell))
                yield return cell with { Source = LessonCell.WithoutShown(cell.Source).Replace("\"../lib/bin/", "\"../../lib/bin/", StringComparison.Ordinal) };
            if (book.Exercises.Any(exercise => ReferenceEquals(exercise.Cell, cell)))
            {
                if (last is MarkdownCell)
                    yield return last with { Source = Question(last.Source) };
                yield return cell;
            }
            last = cell;
        }
    }

    /// <summary>What a lesson's text asks, without the solution of the exercise before.</summary>
    private static string Question(string text)
    {
        var open = Solution().Replace(text, "");
        var asked = open[Math.Max(0, Number().Match(open) is { Success: true } number ? number.Index : 0)..].Trim();
        return Link().Replace(asked, "](../");
    }

    private static Cell Marked(Cell cell)
    {
        var metadata = cell.Metadata.ValueKind == JsonValueKind.Object ? cell.Metadata.Deserialize<Dictionary<string, JsonElement>>()! : [];
        metadata[Mark] = JsonSerializer.SerializeToElement(Hash(cell.Source));
        return cell with { Metadata = JsonSerializer.SerializeToElement(new SortedDictionary<string, JsonElement>(metadata, StringComparer.Ordinal)) };
    }

    private static bool IsAsMade(Cell cell) =>
        cell.Metadata.ValueKind == JsonValueKind.Object && cell.Metadata.TryGetProperty(Mark, out var mark)
        && mark.ValueKind == JsonValueKind.String && mark.GetString() == Hash(cell.Source);

    private static string Hash(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..16];

    [GeneratedRegex(@"<details>\s*<summary>A solution</summary>.*?</details>", RegexOptions.Singleline)]
    private static partial Regex Solution();

    [GeneratedRegex(@"^\*\*\d+\.", RegexOptions.Multiline)]
    private static partial Regex Number();

    [GeneratedRegex(@"\]\((?![a-z]+:|#|/)")]
    private static partial Regex Link();
}
