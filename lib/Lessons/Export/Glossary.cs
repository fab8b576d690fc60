using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Lessons.Export.Formulas;
using Lessons.Export.Markup;
using Lessons.Notebooks;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Lessons.Export;

/// <summary>What the symbols of the course stand for, read from the lessons' own tables: those with the columns <c>symbol | it stands for | lessons</c>.</summary>
internal sealed class Glossary
{
    private static readonly string[] s_columns = ["symbol", "it stands for", "lessons"];

    /// <summary>The rows, in the order of the tables.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    private Glossary(IReadOnlyList<Entry> entries) => Entries = entries;

    /// <summary>A symbol and what it stands for.</summary>
    /// <param name="Symbol">As the text of its MathML: β1.</param>
    /// <param name="Meaning">What it stands for, as text.</param>
    /// <param name="Lessons">The numbers of the lessons in which it does; empty for all.</param>
    /// <param name="Source">The notebook that says so.</param>
    public sealed record Entry(string Symbol, string Meaning, IReadOnlySet<int> Lessons, string Source)
    {
        /// <summary>The symbol as text shows it: MathML's accents are letters of their own, text's stand on the letter before.</summary>
        public string Shown => Symbol.Replace('ˆ', '\u0302').Replace('¯', '\u0304');

        /// <summary>Whether it stands for that in the lesson of this number; a lesson without a number has only what holds in all.</summary>
        public bool HoldsIn(string lesson) => Lessons.Count == 0 || (int.TryParse(lesson, CultureInfo.InvariantCulture, out var number) && Lessons.Contains(number));
    }

    /// <summary>Reads the tables of all lessons.</summary>
    public static Glossary Of(IEnumerable<NotebookFile> lessons) => new([.. lessons.SelectMany(Rows)]);

    /// <summary>What is wrong with a notebook's tables; empty if nothing.</summary>
    public static IReadOnlyList<string> Problems(NotebookFile lesson)
    {
        try
        {
            _ = Of([lesson]);
            return [];
        }
        catch (ExportException e)
        {
            return [e.Message];
        }
    }

    /// <summary>What stands in a formula, as its key here: the text of the MathML without signs that nobody sees.</summary>
    public static string KeyOf(XElement part) => string.Concat(part.Value.Where(letter => letter is not (>= '\u2061' and <= '\u2064') && !char.IsWhiteSpace(letter)));

    /// <summary>Symbol → meaning in one lesson, as JSON; a row about single lessons goes before one about all.</summary>
    public string ForLesson(string number)
    {
        var meanings = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var entry in Entries.Where(entry => entry.HoldsIn(number)).OrderBy(entry => entry.Lessons.Count == 0)) meanings.TryAdd(entry.Symbol, entry.Meaning);
        return Html.Json(new JsonObject(meanings));
    }

    private static IEnumerable<Entry> Rows(NotebookFile lesson) =>
        from cell in lesson.Notebook.Cells.OfType<MarkdownCell>()
        where !cell.IsNote && cell.Source.Contains(s_columns[1], StringComparison.Ordinal)
        from table in Prose.Parse(cell.Source).Descendants<Table>()
        let rows = table.OfType<TableRow>().ToList()
        where rows[0].Select(Text).SequenceEqual(s_columns)
        from row in rows.Skip(1)
        from formula in row[0].Descendants<FormulaInline>()
        select new Entry(KeyOf(XElement.Parse(Latex.ToMathMl(formula.Latex, display: false))), Text(row[1]), Numbers(Text(row[2]), lesson.Path), lesson.Path);

    private static string Text(Block cell) => string.Concat(cell.Descendants<ParagraphBlock>().Select(words => Prose.TextOf(words.Inline))).Trim();

    /// <summary>"2–4, 7" as numbers; "all" as none.</summary>
    /// <exception cref="ExportException">It is neither.</exception>
    private static HashSet<int> Numbers(string lessons, string file)
    {
        if (lessons == "all") return [];
        try
        {
            return [.. lessons.Split(',').Select(range => range.Split('–').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray())
                .SelectMany(ends => Enumerable.Range(ends[0], ends[^1] - ends[0] + 1))];
        }
        catch (Exception e) when (e is FormatException or ArgumentOutOfRangeException)
        {
            throw new ExportException($"{Path.GetFileName(file)}: the table of symbols says of its lessons \"{lessons}\"; it takes \"all\", or numbers and ranges as in \"2–4, 7\".", e);
        }
    }
}
