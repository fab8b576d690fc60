using Markdig.Parsers;
using Markdig.Syntax;

namespace Lessons.Export.Markup;

/// <summary>Finds formulas on lines of their own: from $$ to $$, or an environment from \begin to its \end. None reaches past its paragraph.</summary>
/// <remarks>What ends in the middle of a line is left to the parsers of inline formulas.</remarks>
internal sealed class FormulaBlockParser : BlockParser
{
    public FormulaBlockParser() => OpeningCharacters = ['$', '\\'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent) return BlockState.None;
        var lines = new List<string>();
        foreach (var line in Ahead.Paragraph(processor))
        {
            lines.Add(line);
            var text = string.Join('\n', lines);
            var end = Scan.EndOfDisplayed(text, 0);
            if (end == 0) return BlockState.None;
            if (end < 0) continue;
            if (!IsEnd(text, end)) return BlockState.None;
            processor.NewBlocks.Push(new FormulaBlock(this, Scan.Displayed(text.TrimEnd()), lines.Count - 1));
            return lines.Count > 1 ? BlockState.ContinueDiscard : BlockState.BreakDiscard;
        }

        return BlockState.None;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block) =>
        ((FormulaBlock)block).LinesToCome-- > 0 ? BlockState.ContinueDiscard : BlockState.None;

    /// <summary>The point that ends the sentence belongs to an environment's last row.</summary>
    private static bool IsEnd(string text, int end) =>
        text[end..].Trim() is var rest && (rest.Length == 0 || (text[0] == '\\' && rest is "." or "," or ";"));
}
