using System.Globalization;
using Lessons.Notebooks;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Lessons.Export.Teaching;

/// <summary>The plan of a lesson: its goals, a table of parts with their minutes, and what can be left out.</summary>
internal static class LessonPlan
{
    /// <summary>What a plan calls all that stands before the first heading.</summary>
    public const string Opening = "Opening";

    private const string LeaveOut = "Leave out";

    /// <summary>What is wrong with a plan, each a sentence with the way out.</summary>
    public static IEnumerable<string> Problems(Notebook notebook, MarkdownCell note)
    {
        var plan = Prose.Parse(Note.TextOf(note));
        var (anchors, last, sum) = (Anchors.Of(notebook), -1, 0);
        if (!plan.OfType<ListBlock>().Any()) yield return $"the plan has no list of goals below {Note.Plan}.";
        if (!plan.OfType<ParagraphBlock>().Any(paragraph => Prose.TextOf(paragraph.Inline).StartsWith(LeaveOut, StringComparison.Ordinal)))
            yield return $"the plan does not say what can be left out, in a paragraph that begins with **{LeaveOut}**.";
        if (!Parts(plan).Any()) yield return "the plan has no table of parts and their minutes.";
        foreach (var row in Parts(plan))
        {
            var (name, minutes) = (TextOf(row, 0), TextOf(row, 1));
            var place = AnchorOf(name, anchors) is { } id ? anchors.Headings.ToList().IndexOf(id) : -1;
            if (place < 0) yield return $"the part \"{name}\" is no heading of the lesson; name one as it stands, or {Opening}.";
            else if (place <= last) yield return $"the part \"{name}\" stands too late; parts stand in the order of the lesson.";
            last = Math.Max(last, place);
            if (int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0) sum += count;
            else yield return $"the part \"{name}\" takes \"{minutes}\"; give whole minutes.";
        }

        var said = Export.Opening.MinutesIn(notebook.Cells.OfType<MarkdownCell>().FirstOrDefault(cell => cell.IsProse)?.Source ?? "");
        if (Parts(plan).Any() && said != sum.ToString(CultureInfo.InvariantCulture))
            yield return string.Create(CultureInfo.InvariantCulture, $"the minutes of the parts add up to {sum}, and the lesson's first cell says {(said.Length > 0 ? said : "none")}.");
    }

    /// <summary>Makes the name of each part a link to its place.</summary>
    public static void Link(MarkdownDocument plan, Anchors anchors)
    {
        foreach (var row in Parts(plan))
        {
            if (AnchorOf(TextOf(row, 0), anchors) is not { } id || InlineOf(row, 0) is not { } words) continue;
            var link = new LinkInline($"#{id}", "") { IsClosed = true };
            foreach (var word in words.ToList())
            {
                word.Remove();
                link.AppendChild(word);
            }

            words.AppendChild(link);
        }
    }

    private static string? AnchorOf(string part, Anchors anchors) => part == Opening ? anchors.Find("content") : anchors.Find(part);

    private static IEnumerable<TableRow> Parts(MarkdownDocument plan) => plan.OfType<Table>().FirstOrDefault()?.OfType<TableRow>().Where(row => !row.IsHeader) ?? [];

    private static string TextOf(TableRow row, int column) => Prose.TextOf(InlineOf(row, column));

    private static ContainerInline? InlineOf(TableRow row, int column) => column < row.Count && row[column] is TableCell { Count: > 0 } cell ? (cell[0] as LeafBlock)?.Inline : null;
}
