using Markdig.Helpers;
using Markdig.Parsers;

namespace Lessons.Export.Markup;

/// <summary>Finds an environment without dollars that begins a line of a paragraph.</summary>
internal sealed class EnvironmentInlineParser : InlineParser
{
    public EnvironmentInlineParser() => OpeningCharacters = ['\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!slice.Match("\\begin") || slice.PeekCharExtra(-1) is not ('\n' or '\r' or '\0')) return false;
        var (text, start) = (slice.Text[..(slice.End + 1)], slice.Start);
        var end = Scan.EndOfDisplayed(text, start);
        if (end <= 0) return false;
        processor.Inline = new FormulaInline(text[start..end], isDisplayed: true);
        slice.Start = end;
        return true;
    }
}
