using Lessons.Notebooks;
using Markdig.Syntax;

namespace Lessons.Export.Teaching;

/// <summary>The form of a lesson's notes for the teacher: comments that nothing shows, in their place, with a plan that adds up.</summary>
internal static class NoteForm
{
    /// <summary>What is not as it should be: the cell, and a sentence with the way out; nothing for a notebook without notes.</summary>
    public static IEnumerable<(Cell Cell, string Problem)> Problems(Notebook notebook)
    {
        var plans = 0;
        foreach (var (index, cell) in notebook.Cells.Index().Where(cell => cell.Item.Has(CellTag.Teacher)))
        {
            if (cell is not MarkdownCell note)
            {
                yield return (cell, $"the tag \"{CellTag.Teacher}\" is for notes, which are Markdown cells; remove it, or make the cell one.");
                continue;
            }

            foreach (var problem in Problems(note)) yield return (note, problem);
            if (Note.Begins(note, Note.Plan))
            {
                if (++plans > 1 || index != 1) yield return (note, "a lesson has one plan, and it is the cell right after the title.");
                foreach (var problem in LessonPlan.Problems(notebook, note)) yield return (note, problem);
            }
            else if (Note.Begins(note, Note.WrongAnswers))
            {
                if (!Exercise.IsIn(notebook.Cells.ElementAtOrDefault(index + 1))) yield return (note, $"\"{Note.WrongAnswers}\" stands right before the cell that grades the exercise.");
            }
            else if (!Note.Words.Any(word => Note.Begins(note, word)))
            {
                yield return (note, $"a note begins with {Note.Plan}, {string.Join(", ", Note.Words)} or {Note.WrongAnswers}.");
            }
        }
    }

    private static IEnumerable<string> Problems(MarkdownCell note)
    {
        var lines = note.Source.Split('\n');
        if (lines[0] != Note.Open || lines[^1] != Note.Close || lines.Length < 3)
            yield return $"a note is one HTML comment, so that no front end shows it: {Note.Open} alone on the first line, {Note.Close} alone on the last.";
        if (Note.Breaks(note) is { } mark)
            yield return $"{mark} stands within the note, where it would end the comment or begin another; write it differently.";
        if (Prose.Parse(Note.TextOf(note)).Descendants<HeadingBlock>().Any())
            yield return "a note has no headings: they would number the sections anew.";
    }
}
