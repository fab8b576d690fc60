using System.Text;
using System.Text.RegularExpressions;
using Lessons.Export.Formulas;
using Lessons.Notebooks;
using Markdig.Syntax;

namespace Lessons.Export;

/// <summary>Turns an executed notebook into a lesson.</summary>
internal sealed partial class LessonReader
{
    private const int LongestUnfolded = 28;

    private readonly string path;
    private readonly Addresses addresses;
    private readonly Anchors anchors;
    private readonly Links links;
    private readonly CodeColours code;
    private readonly Prose prose;
    private readonly OutputHtml outputs;
    private readonly Notation notation = new();
    private readonly StringBuilder body = new();
    private readonly List<Heading> headings = [];
    private string title = "", titleHtml = "", question = "", time = "", summary = "";
    private bool inSummary;
    private int headingsRead;

    private LessonReader(Notebook notebook, string path, Addresses addresses, bool singleFile, CodeColours code)
    {
        (this.path, this.addresses, this.code) = (path, addresses, code);
        anchors = Anchors.Of(notebook);
        links = new(path, anchors, addresses, singleFile);
        prose = new(links, code, notation) { NextHeading = NextHeading };
        outputs = new(links, code);
        foreach (var cell in notebook.Cells.OfType<MarkdownCell>()) notation.Add(cell.Source);
    }

    /// <summary>Reads the notebook.</summary>
    /// <exception cref="ExportException">Cells cannot be shown; the message names each.</exception>
    public static Lesson Read(Notebook notebook, string path, Addresses addresses, bool singleFile)
    {
        using var code = new CodeColours(path);
        return new LessonReader(notebook, path, addresses, singleFile, code).Read(notebook);
    }

    /// <summary>What keeps a notebook that has not run from becoming a page, a sentence for each cell.</summary>
    public static IReadOnlyList<string> Problems(Notebook notebook, string path, Addresses addresses, bool singleFile)
    {
        using var code = new CodeColours(path);
        return new LessonReader(notebook, path, addresses, singleFile, code).WriteCells(notebook, notebook.Cells.Index().Where(cell => cell.Item is MarkdownCell));
    }

    private Lesson Read(Notebook notebook)
    {
        var name = addresses.NameOf(path);
        body.Append("<section class=\"opening\">\n");
        var problems = WriteCells(notebook, notebook.Cells.Index());
        if (links.LastFigure > outputs.Charts.Count)
            problems.Add($"{Path.GetFileName(path)}: a link leads to #figure-{links.LastFigure}, and the lesson has {outputs.Charts.Count} charts.");
        if (problems.Count > 0) throw new ExportException(string.Join('\n', problems));
        body.Append("</section>\n");
        return new()
        {
            Name = name,
            SourcePath = path,
            Title = title.Length > 0 ? title : name,
            TitleHtml = titleHtml.Length > 0 ? titleHtml : Html.Escape(name),
            Question = question,
            Time = time,
            Summary = summary,
            Headings = headings,
            Body = body.ToString(),
            Charts = outputs.Charts,
            Files = links.Files,
        };
    }

    private List<string> WriteCells(Notebook notebook, IEnumerable<(int Index, Cell Item)> cells)
    {
        var problems = new List<string>();
        foreach (var (index, cell) in cells)
        {
            try
            {
                Write(cell);
            }
            catch (Exception e) when (e is FormulaException or ExportException)
            {
                problems.Add($"{Path.GetFileName(path)}, cell {index + 1}{(cell.Id.Length > 0 ? $" ({cell.Id})" : "")}: {e.Message}.");
                prose.Reset();
                headingsRead = notebook.Cells.Take(index + 1).OfType<MarkdownCell>().Where(read => !read.Has(CellTag.RemoveCell)).Sum(read => Prose.Headings(read.Source));
            }
        }

        return problems;
    }

    private void Write(Cell cell)
    {
        if (cell.Has(CellTag.RemoveCell)) return;
        if (cell is CodeCell codeCell) Write(codeCell);
        if (cell is not MarkdownCell) return;
        links.Attachments = cell.Attachments;
        foreach (var block in Prose.Parse(cell.Source)) Write(block);
        prose.AssertBalanced();
    }

    private void Write(Block block)
    {
        if (block is HeadingBlock heading)
        {
            Write(heading);
            return;
        }

        var html = prose.Render(block);
        if (headings.Count == 0 && block is ParagraphBlock paragraph) html = Opening(html, Prose.TextOf(paragraph.Inline));
        if (inSummary && summary.Length == 0 && block is ListBlock) summary = html;
        body.Append(html);
    }

    /// <summary>Before the first section stand the question of the lesson and the line on time and what is needed before.</summary>
    private string Opening(string html, string text)
    {
        if (time.Length == 0 && Minutes().Match(text) is { Success: true } minutes)
        {
            time = $"{minutes.Groups[1].Value} minutes";
            return html.Replace("<p>", "<p class=\"needs\">", StringComparison.Ordinal);
        }

        if (question.Length > 0) return html;
        question = html;
        return html.Replace("<p>", "<p class=\"question\">", StringComparison.Ordinal);
    }

    private void Write(HeadingBlock heading)
    {
        var (text, html, id) = (Prose.TextOf(heading.Inline), prose.RenderInside(heading), NextHeading());
        if (heading.Level == 1 && title.Length == 0)
        {
            (title, titleHtml) = (text, html);
            return;
        }

        var level = Math.Max(heading.Level, 2);
        if (level > 3 || !prose.IsBalanced || (level == 3 && headings.Count == 0))
        {
            body.Append($"<h{level} id=\"{id}\">{html}</h{level}>\n");
            return;
        }

        var number = NextNumber(level);
        headings.Add(new(level, id, number, html));
        if (level == 2)
        {
            inSummary = text.StartsWith("Summary", StringComparison.OrdinalIgnoreCase);
            body.Append("</section>\n<section>\n");
        }

        body.Append($"<h{level} id=\"{id}\"><a class=\"number\" href=\"#{id}\" aria-label=\"Section {number}\">{number}</a> {html}</h{level}>\n");
    }

    private string NextNumber(int level)
    {
        var sections = headings.Count(heading => heading.Level == 2);
        if (level == 2) return $"{sections + 1}";
        return $"{sections}.{headings.AsEnumerable().Reverse().TakeWhile(heading => heading.Level == 3).Count() + 1}";
    }

    private string NextHeading() => anchors.Headings[headingsRead++];

    private void Write(CodeCell cell)
    {
        var number = cell.ExecutionCount?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–";
        var source = cell.Source.TrimEnd();
        var fold = source.Count(c => c == '\n') >= LongestUnfolded ? " long" : "";
        var input = $"<pre class=\"code{fold}\"><code>{code.Next(source)}</code></pre>\n";
        if (cell.Has(CellTag.HideInput)) input = $"<details class=\"hidden\"><summary>The code of this cell</summary>\n{input}</details>\n";
        body.Append($"<div class=\"cell\"{(cell.Has(CellTag.SkipExecution) ? " data-skip" : "")}{(cell.Has(CellTag.RaisesException) ? " data-may-fail" : "")}>\n<div class=\"input\"><span class=\"count\" aria-label=\"Cell {number}\" role=\"note\">{number}</span>\n{(source.Length == 0 ? "" : input)}</div>\n");
        var shown = string.Concat(cell.Outputs.Select(outputs.Render));
        body.Append(shown.Length == 0 ? "</div>\n" : $"<div class=\"outputs\">\n{shown}</div>\n</div>\n");
    }

    [GeneratedRegex(@"(\d+(?:\s*(?:–|-|to)\s*\d+)?)\s*min", RegexOptions.IgnoreCase)]
    private static partial Regex Minutes();
}
