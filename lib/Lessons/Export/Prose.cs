using System.Text;
using System.Text.RegularExpressions;
using Lessons.Export.Formulas;
using Lessons.Export.Markup;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Lessons.Export;

/// <summary>Renders one Markdown cell, block by block.</summary>
internal sealed partial class Prose
{
    private readonly Links _links;
    private readonly SafeHtml _safe;
    private readonly CodeColours _code;
    private readonly Notation _notation;

    /// <param name="links">Where links lead.</param>
    /// <param name="code">What colours C# in fences.</param>
    /// <param name="notation">What the formulas of the lesson share.</param>
    public Prose(Links links, CodeColours code, Notation notation) => (this._links, this._code, this._notation, _safe) = (links, code, notation, new(links));

    /// <summary>Gives the id of the next heading that stands within a list or a quote; null if headings have none.</summary>
    public Func<string>? NextHeading { get; init; }

    /// <summary>Whether no HTML element of the author is open, so that a section may begin.</summary>
    public bool IsBalanced => _safe.IsBalanced;

    /// <summary>The blocks of a cell.</summary>
    public static MarkdownDocument Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Dialect.Pipeline);
        }
        catch (ArgumentException e)
        {
            throw new ExportException("the Markdown is nested too deep; split it", e);
        }
    }

    /// <summary>How many headings a cell has, those in lists and quotes included.</summary>
    public static int Headings(string markdown)
    {
        try
        {
            return Parse(markdown).Descendants<HeadingBlock>().Count();
        }
        catch (ExportException)
        {
            return 0;
        }
    }

    /// <summary>A block as HTML.</summary>
    public string Render(Block block) => Render(renderer => renderer.Write(block));

    /// <summary>What stands in a block, without the element around it.</summary>
    public string RenderInside(LeafBlock block) => Render(renderer => renderer.WriteLeafInline(block)).Trim();

    /// <summary>The words of a line, formulas as their LaTeX.</summary>
    public static string TextOf(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline span => span.Content,
                FormulaInline formula => formula.Latex,
                AutolinkInline address => address.Url,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LineBreakInline => " ",
                _ => "",
            });
        }

        return text.ToString().Trim();
    }

    /// <summary>Checks that the cell closed every HTML element it opened.</summary>
    public void AssertBalanced() => _safe.AssertBalanced();

    /// <summary>Forgets the elements that a cell left open when it failed.</summary>
    public void Reset() => _safe.Reset();

    private string Render(Action<HtmlRenderer> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(text);
        Dialect.Pipeline.Setup(renderer);
        renderer.ObjectRenderers.InsertRange(0,
        [
            new By<FormulaBlock>((to, formula) => to.Write(Displayed(formula.Latex))),
            new By<FormulaInline>((to, formula) => to.Write(formula.IsDisplayed ? Displayed(formula.Latex) : Latex.ToMathMl(formula.Latex, display: false, _notation))),
            new By<LiteralInline>(WriteText),
            new By<HeadingBlock>(WriteHeading),
            new By<CodeBlock>((to, block) => to.Write(Code(block))),
            new By<HtmlBlock>((to, html) => to.Write(_safe.Clean(html.Lines.ToString())).Write("\n")),
            new By<HtmlInline>((to, html) => to.Write(_safe.Clean(html.Tag))),
            new By<LinkInline>(WriteLink),
            new By<Table>(WriteTable),
        ]);
        write(renderer);
        return text.ToString();
    }

    private string Code(CodeBlock block)
    {
        var source = block.Lines.ToString();
        if (block is FencedCodeBlock { Info: "math" }) return Displayed(source);
        var isCSharp = block is FencedCodeBlock { Info: "csharp" or "cs" or "c#" or "C#" };
        return $"<pre class=\"code\"><code>{(isCSharp ? _code.Aside(source) : Html.Escape(source))}</code></pre>\n";
    }

    /// <summary>A span, because Markdown may put it into a paragraph; the style makes it a line of its own.</summary>
    private string Displayed(string latex) =>
        Latex.ToMathMl(latex, display: true, _notation) is { Length: > 0 } math ? $"<span class=\"formula scroll\">{math}</span>" : "";

    private void WriteText(HtmlRenderer to, LiteralInline literal)
    {
        var text = literal.Content.ToString();
        if (!_safe.IsInCode) LeftOver.AssertNoneIn(literal.IsFirstCharacterEscaped ? text[1..] : text);
        to.WriteEscape(ref literal.Content);
    }

    /// <summary>A heading in a list or a quote; the others begin sections.</summary>
    private void WriteHeading(HtmlRenderer to, HeadingBlock heading)
    {
        var level = Math.Max(heading.Level, 2);
        to.Write(NextHeading is null ? $"<h{level}>" : $"<h{level} id=\"{NextHeading()}\">");
        to.WriteLeafInline(heading);
        to.Write($"</h{level}>\n");
    }

    private void WriteLink(HtmlRenderer to, LinkInline link)
    {
        if (link.IsImage)
        {
            var title = string.IsNullOrEmpty(link.Title) ? "" : $" title=\"{Html.Escape(link.Title)}\"";
            to.Write($"<img src=\"{Html.Escape(_links.Picture(link.Url ?? ""))}\" alt=\"{Html.Escape(TextOf(link))}\"{title}>");
            return;
        }

        var address = _links.Link(link.Url ?? "", TextOf(link));
        var tip = string.IsNullOrEmpty(link.Title) ? "" : $" title=\"{Html.Escape(link.Title)}\"";
        to.Write(address is null ? "" : $"<a href=\"{Html.Escape(address)}\"{tip}>");
        to.WriteChildren(link);
        to.Write(address is null ? "" : "</a>");
    }

    /// <summary>A corner without words is no heading, and of a heading that is a formula alone checkers want the words.</summary>
    private static void WriteTable(HtmlRenderer to, Table table)
    {
        var page = to.Writer;
        using var text = new StringWriter { NewLine = "\n" };
        to.Writer = text;
        new HtmlTableRenderer().Write(to, table);
        to.Writer = page;
        var html = EmptyHeading().Replace(text.ToString(), "<td$1></td>");
        html = FormulaHeading().Replace(html, th => $"<th{th.Groups[1].Value}><span class=\"unseen\">{Element().Replace(th.Groups[2].Value, " ").Trim()}</span><math aria-hidden=\"true\"{th.Groups[2].Value[5..]}</th>");
        to.Write("<div class=\"scroll\">\n").Write(html).Write("</div>\n");
    }

    [GeneratedRegex("<th([^>]*)></th>")]
    private static partial Regex EmptyHeading();

    [GeneratedRegex("<th([^>]*)>(<math(?:(?!</th>|</math>).)*</math>)</th>", RegexOptions.Singleline)]
    private static partial Regex FormulaHeading();

    [GeneratedRegex("(<[^>]*>)+")]
    private static partial Regex Element();

    private sealed class By<T>(Action<HtmlRenderer, T> write) : HtmlObjectRenderer<T>
        where T : MarkdownObject
    {
        protected override void Write(HtmlRenderer renderer, T obj) => write(renderer, obj);
    }
}
