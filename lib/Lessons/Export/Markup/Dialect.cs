using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;

namespace Lessons.Export.Markup;

/// <summary>Markdown as a notebook in VS Code reads it: CommonMark, GFM's tables, strikethrough and addresses, and formulas between dollars.</summary>
internal sealed class Dialect : IMarkdownExtension
{
    /// <summary>What parses a cell.</summary>
    public static MarkdownPipeline Pipeline { get; } =
        new MarkdownPipelineBuilder().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseTaskLists().UseAutoLinks().Use<Dialect>().Build();

    /// <inheritdoc/>
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new FormulaBlockParser());
        pipeline.BlockParsers.InsertBefore<ParagraphBlockParser>(new TableParser());
        pipeline.InlineParsers.InsertBefore<EscapeInlineParser>(new EnvironmentInlineParser());
        pipeline.InlineParsers.InsertBefore<EscapeInlineParser>(new FormulaInlineParser());
    }

    /// <inheritdoc/>
    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }
}
