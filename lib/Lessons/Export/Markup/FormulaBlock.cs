using Markdig.Parsers;
using Markdig.Syntax;

namespace Lessons.Export.Markup;

/// <summary>A formula on lines of its own.</summary>
/// <param name="parser">What found it.</param>
/// <param name="latex">The formula, without its dollars.</param>
/// <param name="lines">How many lines follow the first.</param>
internal sealed class FormulaBlock(BlockParser parser, string latex, int lines) : LeafBlock(parser)
{
    /// <summary>The formula, without its dollars.</summary>
    public string Latex { get; } = latex;

    /// <summary>How many of its lines are still to come.</summary>
    public int LinesToCome { get; set; } = lines;
}
