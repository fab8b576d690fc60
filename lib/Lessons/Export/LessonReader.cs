using System.Text;
using System.Text.RegularExpressions;
using Lessons.Export.Math;
using Lessons.Notebooks;
using Markdig.Syntax;

namespace Lessons.Export;

/// <summary>Turns an executed notebook into a lesson.</summary>
internal sealed partial class LessonReader
{
    private const int LongestUnfolded = 28;

    private readonly string path;
    private readonly Links links;
    private readonly CodeColours code;
    private readonly Prose prose;
    private readonly OutputHtml outputs = new();
    private readonly StringBuilder body = new();
    private readonly List<Heading> headings = [];
    private readonly HashSet<string> ids = [];
    private string title = "", titleHtml = "", question = "", time = "", summary = "";
    private bool inSummary;

    private LessonReader(string path, bool singleFile, CodeColours code)
    {
        this.path = path;
        this.code = code;
        links = new(path, singleFile);
        prose = new(links, code);
    }

    /// <summary>Reads the notebook.</summary>
    /// <exception cref="ExportException">A cell cannot be shown; the message names it.</exception>
    public static Lesson Read(Notebook notebook, string path, bool singleFile)
    {
        using var code = new CodeColours(path);
        return new LessonReader(path, singleFile, code).Read(notebook);
    }

    private Lesson Read(Notebook notebook)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        body.Append("<section class=\"opening\">\n");
        foreach (var (index, cell) in notebook.Cells.Index())
        {
            try
            {
                Write(cell);
            }
            catch (Exception e) when (e is MathException or ExportException)
            {
                throw new ExportException($"{Path.GetFileName(path)}, cell {index + 1}{(cell.Id.Length > 0 ? $" ({cell.Id})" : "")}: {e.Message}.", e);
            }
        }

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

    private void Write(Cell cell)
    {
        if (cell.Has(CellTag.RemoveCell)) return;
        if (cell is CodeCell codeCell) Write(codeCell);
        if (cell is not MarkdownCell) return;
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
        var (text, html) = (Prose.TextOf(heading.Inline), prose.RenderInside(heading));
        if (heading.Level == 1 && title.Length == 0)
        {
            (title, titleHtml) = (text, html);
            return;
        }

        var level = System.Math.Max(heading.Level, 2);
        var id = Unique(Html.Slug(text));
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

    private string Unique(string id)
    {
        var unique = id;
        for (var i = 2; !ids.Add(unique); i++) unique = $"{id}-{i}";
        return unique;
    }

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
