using Markdig.Parsers;
using Markdig.Syntax;

namespace Lessons.Export.Markup;

/// <summary>Looks at the lines below the one that is being read.</summary>
internal static class Ahead
{
    /// <summary>The rest of this line and the lines below it up to a blank one, without the marks of the quotes around them.</summary>
    public static IEnumerable<string> Paragraph(BlockProcessor processor)
    {
        var text = processor.Line.Text;
        var quotes = Quotes(processor.CurrentContainer);
        yield return processor.Line.ToString().TrimEnd('\r');
        for (var start = text.IndexOf('\n', processor.Line.End + 1) + 1; start > 0;)
        {
            var end = text.IndexOf('\n', start);
            var line = Unquoted(text[start..(end < 0 ? text.Length : end)].TrimEnd('\r'), quotes);
            if (string.IsNullOrWhiteSpace(line)) yield break;
            yield return line;
            start = end + 1;
        }
    }

    private static int Quotes(Block? block)
    {
        var quotes = 0;
        for (; block is not null; block = block.Parent) quotes += block is QuoteBlock ? 1 : 0;
        return quotes;
    }

    /// <summary>The line inside of its quotes; "" where a quote ends.</summary>
    private static string Unquoted(string line, int quotes)
    {
        for (; quotes > 0; quotes--)
        {
            var inside = line.TrimStart();
            if (!inside.StartsWith('>')) return "";
            line = inside[1..];
        }

        return line.TrimStart();
    }
}
