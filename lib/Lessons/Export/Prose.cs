using System.Text;
using System.Text.RegularExpressions;
using Lessons.Export.Formulas;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Lessons.Export;

/// <summary>Renders one Markdown cell, block by block.</summary>
internal sealed partial class Prose
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseTaskLists().UseAutoLinks().UseMathematics().Build();

    private readonly Links links;
    private readonly SafeHtml safe;
    private readonly CodeColours code;

    /// <param name="links">Where links lead.</param>
    /// <param name="code">What colours C# in fences.</param>
    public Prose(Links links, CodeColours code) => (this.links, this.code, safe) = (links, code, new(links));

    /// <summary>Whether no HTML element of the author is open, so that a section may begin.</summary>
    public bool IsBalanced => safe.IsBalanced;

    /// <summary>The blocks of a cell.</summary>
    public static IReadOnlyList<Block> Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException e)
        {
            throw new ExportException("the Markdown is nested too deep; split it", e);
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
                MathInline math => math.Content.ToString(),
                LineBreakInline => " ",
                _ => "",
            });
        }

        return text.ToString().Trim();
    }

    /// <summary>Checks that the cell closed every HTML element it opened.</summary>
    public void AssertBalanced() => safe.AssertBalanced();

    private string Render(Action<HtmlRenderer> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.InsertRange(0,
        [
            new By<MathBlock>((to, math) => to.Write(Displayed(math.Lines.ToString()))),
            new By<MathInline>((to, math) => to.Write(Formula(math))),
            new By<CodeBlock>((to, block) => to.Write(Code(block))),
            new By<HtmlBlock>((to, html) => to.Write(safe.Clean(html.Lines.ToString())).Write("\n")),
            new By<HtmlInline>((to, html) => to.Write(safe.Clean(html.Tag))),
            new By<LinkInline>(WriteLink),
            new By<Table>(WriteTable),
        ]);
        write(renderer);
        return text.ToString();
    }

    private string Code(CodeBlock block)
    {
        var source = block.Lines.ToString();
        var isCSharp = block is FencedCodeBlock { Info: "csharp" or "cs" or "c#" or "C#" };
        return $"<pre class=\"code\"><code>{(isCSharp ? code.Aside(source) : Html.Escape(source))}</code></pre>\n";
    }

    private static string Formula(MathInline math)
    {
        var latex = math.Content.ToString();
        return math.DelimiterCount == 2 ? Displayed(latex) : Latex.ToMathMl(latex, display: false);
    }

    /// <summary>A span, because Markdown may put it into a paragraph; the style makes it a line of its own.</summary>
    private static string Displayed(string latex) => $"<span class=\"formula scroll\">{Latex.ToMathMl(latex, display: true)}</span>";

    private void WriteLink(HtmlRenderer to, LinkInline link)
    {
        if (link.IsImage)
        {
            to.Write($"<img src=\"{Html.Escape(links.Picture(link.Url ?? ""))}\" alt=\"{Html.Escape(TextOf(link))}\">");
            return;
        }

        var address = links.Link(link.Url ?? "");
        to.Write(address is null ? "" : $"<a href=\"{Html.Escape(address)}\">");
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
