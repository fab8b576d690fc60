using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Lessons.Export.Formulas;
using Lessons.Export.Teaching;
using Lessons.Notebooks;
using Markdig.Syntax;

namespace Lessons.Export;

/// <summary>Turns an executed notebook into a lesson: one pass over its cells, each of which appends to the page.</summary>
internal sealed partial class LessonReader
{
    private const int LongestUnfolded = 28;

    private readonly NotebookFile _file;
    private readonly Links _links;
    private readonly CodeColours _code;
    private readonly Prose _prose;
    private readonly OutputHtml _outputs;
    private readonly TeacherPage? _teacher;
    private readonly Opening _opening = new();
    private readonly Outline _outline;
    private readonly StringBuilder _body = new();
    private readonly ExerciseList _exercises;
    private bool _inSummary;
    private string _summary = "";

    private LessonReader(NotebookFile file, Addresses addresses, bool singleFile, bool teacher, CodeColours code)
    {
        (_file, _code, _exercises) = (file, code, new(_body));
        var anchors = Anchors.Of(file.Notebook);
        _links = new(file.Path, anchors, addresses, singleFile);
        _outline = new(file.Notebook, anchors);
        var notation = new Notation();
        foreach (var cell in file.Notebook.Cells.OfType<MarkdownCell>().Where(cell => !cell.IsNote)) notation.Add(cell.Source);
        _prose = new(_links, code, notation) { NextHeading = _outline.NextAnchor };
        _outputs = new(_links, code, singleFile ? null : addresses.NameOf(file.Path));
        if (teacher) _teacher = new(file, anchors, new(_links, code, notation), code);
    }

    /// <summary>Reads the notebook.</summary>
    /// <exception cref="ExportException">Cells cannot be shown; the message names each.</exception>
    public static Lesson Read(NotebookFile file, Addresses addresses, bool singleFile, bool teacher = false)
    {
        using var code = new CodeColours(file.Path);
        return new LessonReader(file, addresses, singleFile, teacher, code).Read(addresses.NameOf(file.Path));
    }

    /// <summary>What keeps a notebook that has not run from becoming a page, a sentence for each cell.</summary>
    public static IReadOnlyList<string> Problems(NotebookFile file, Addresses addresses, bool singleFile, bool teacher = false)
    {
        using var code = new CodeColours(null);
        return new LessonReader(file, addresses, singleFile, teacher, code).WriteCells(cell => cell is MarkdownCell);
    }

    private Lesson Read(string name)
    {
        _body.Append("<section class=\"opening\">\n");
        var problems = WriteCells(_ => true);
        if (_links.LastFigure > _outputs.Charts.Count)
            problems.Add($"{Path.GetFileName(_file.Path)}: a link leads to #figure-{_links.LastFigure}, and the lesson has {_outputs.Charts.Count} charts.");
        if (problems.Count > 0) throw new ExportException(string.Join('\n', problems));
        _body.Append("</section>\n").Append(_teacher?.Answers());
        return new()
        {
            Name = name,
            SourcePath = _file.Path,
            Title = _opening.Title.Length > 0 ? _opening.Title : name,
            TitleHtml = _opening.TitleHtml.Length > 0 ? _opening.TitleHtml : Html.Escape(name),
            Question = _opening.Question,
            Time = _opening.Time,
            Needs = _opening.Needs,
            Summary = _summary,
            Headings = _outline.Headings,
            Body = _body.ToString(),
            Charts = _outputs.Charts,
            Stills = _outputs.Stills,
            Exercises = _exercises.All,
            Files = _links.Files,
        };
    }

    private List<string> WriteCells(Func<Cell, bool> which)
    {
        var problems = new List<string>();
        foreach (var (index, cell) in _file.Notebook.Cells.Index().Where(cell => which(cell.Item)))
        {
            try
            {
                Write(cell);
            }
            catch (Exception e) when (e is FormulaException or ExportException)
            {
                problems.Add($"{Path.GetFileName(_file.Path)}, cell {index + 1}{(cell.Id.Length > 0 ? $" ({cell.Id})" : "")}: {e.Message}.");
                _prose.Reset();
                _outline.SkipTo(index + 1);
            }
        }

        return problems;
    }

    private void Write(Cell cell)
    {
        if (cell.Has(CellTag.RemoveCell)) return;
        if (cell is CodeCell codeCell) Write(codeCell);
        if (cell is not MarkdownCell markdown) return;
        _links.Attachments = cell.Attachments;
        if (markdown.IsNote)
        {
            _body.Append(_teacher?.Write(markdown));
            return;
        }

        foreach (var block in Prose.Parse(cell.Source))
        {
            if (block is HeadingBlock heading) Write(heading);
            else Write(block);
        }

        _prose.AssertBalanced();
    }

    private void Write(Block block)
    {
        var html = _prose.Render(block);
        if (_outline.Headings.Count == 0 && block is ParagraphBlock paragraph) html = _opening.Paragraph(html, Prose.TextOf(paragraph.Inline));
        if (_inSummary && _summary.Length == 0 && block is ListBlock) _summary = html;
        _exercises.See(block, html);
        _body.Append(html);
    }

    private void Write(HeadingBlock heading)
    {
        _exercises.See(heading, "");
        var (text, html, anchor) = (Prose.TextOf(heading.Inline), _prose.RenderInside(heading), _outline.NextAnchor());
        if (_opening.TakeTitle(heading.Level, text, html)) return;
        var level = Math.Max(heading.Level, 2);
        if (level > 3 || !_prose.IsBalanced || (level == 3 && _outline.Headings.Count == 0))
        {
            _body.Append($"<h{level} id=\"{anchor}\">{html}</h{level}>\n");
            return;
        }

        var number = _outline.Add(level, anchor, html).Number;
        if (level == 2)
        {
            _inSummary = text.StartsWith("Summary", StringComparison.OrdinalIgnoreCase);
            _body.Append("</section>\n<section>\n");
        }

        _body.Append($"<h{level} id=\"{anchor}\"><a class=\"number\" href=\"#{anchor}\" aria-label=\"Section {number}\">{number}</a> {html}</h{level}>\n");
    }

    private void Write(CodeCell cell)
    {
        var number = cell.ExecutionCount?.ToString(CultureInfo.InvariantCulture) ?? "–";
        var source = cell.Source.TrimEnd();
        var input = $"<pre class=\"code{(source.Count(c => c == '\n') >= LongestUnfolded ? " long" : "")}\"><code>{_code.Next(source)}</code></pre>\n";
        if (source.Length == 0) input = "";
        var shown = string.Concat(cell.Outputs.Select(_outputs.Render));
        var (summary, isAll) = cell.Has(CellTag.HideInput) ? Folded(shown) : ("", false);
        if (summary.Length > 0 && !isAll) input = $"{Fold(summary)}{input}</details>\n";
        var parts = $"<div class=\"input\"><span class=\"count\" aria-label=\"Cell {number}\" role=\"note\">{number}</span>\n{input}</div>\n"
            + (shown.Length == 0 ? "" : $"<div class=\"outputs\">\n{shown}</div>\n");
        if (isAll) parts = $"{Fold(summary)}{parts}</details>\n";
        _teacher?.See(cell);
        _exercises.See(cell);
        _body.Append($"<div class=\"cell\"{(cell.Has(CellTag.SkipExecution) ? " data-skip" : "")}{(cell.Has(CellTag.RaisesException) ? " data-may-fail" : "")}{SlowInPage(cell)}>\n{parts}</div>\n");
    }

    private static string SlowInPage(CodeCell cell)
    {
        if (cell.Tags.FirstOrDefault(tag => tag.StartsWith(CellTag.SlowInPage, StringComparison.Ordinal)) is not { } tag) return "";
        return int.TryParse(tag[CellTag.SlowInPage.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 3600
            ? $" data-seconds=\"{seconds}\""
            : throw new ExportException($"the tag {tag} must end in whole seconds from 1 to 3600, as in {CellTag.SlowInPage}40");
    }

    private static string Fold(string summary) => $"<details class=\"hidden\"><summary>{summary}</summary>\n";

    /// <summary>What stands in place of code that is folded, and whether what it shows is folded with it: checks that hold are told by their number.</summary>
    private static (string Summary, bool IsAll) Folded(string shown)
    {
        var checks = Check().Count(shown);
        if (checks > 0 && Part().Count(shown) == checks) return (checks == 1 ? "1 check ✓" : $"{checks} checks ✓", true);
        var what = shown.Contains("<figure", StringComparison.Ordinal) ? "chart" : shown.Contains("<table", StringComparison.Ordinal) ? "table" : "cell";
        return ($"The code of this {what}", false);
    }

    [GeneratedRegex("<p class=\"check\"")]
    private static partial Regex Check();

    /// <summary>The beginnings of all that a cell can show.</summary>
    [GeneratedRegex("<(p|pre|figure|table|img|svg|h[1-6]|ul|ol|input)[ >]")]
    private static partial Regex Part();
}
