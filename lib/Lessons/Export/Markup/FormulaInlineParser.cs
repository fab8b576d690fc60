using Markdig.Helpers;
using Markdig.Parsers;

namespace Lessons.Export.Markup;

/// <summary>Finds formulas between dollars within a paragraph.</summary>
internal sealed class FormulaInlineParser : InlineParser
{
    public FormulaInlineParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var (text, start) = (slice.Text[..(slice.End + 1)], slice.Start);
        var isDisplayed = slice.PeekChar() == '$';
        var end = isDisplayed ? Scan.EndOfDisplayed(text, start) : Scan.EndOfInline(text, start);
        if (end <= 0) return false;
        var dollars = isDisplayed ? 2 : 1;
        processor.Inline = new FormulaInline(text[(start + dollars)..(end - dollars)], isDisplayed);
        slice.Start = end;
        return true;
    }
}
