using System.Text;
using System.Text.RegularExpressions;

namespace Lessons.Export;

/// <summary>Text made safe for HTML.</summary>
internal static partial class Html
{
    /// <summary>Text as the content of an element or of an attribute in double quotes.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\n' or '\t' => escaped.Append(c),
                < ' ' or '\u007f' => escaped,
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>What a terminal would show of text.</summary>
    public static string Printed(string text) => Escape(Terminal.Read(text));

    /// <summary>A name for an anchor: the words of a title in lower case, joined by hyphens.</summary>
    public static string Slug(string title)
    {
        var slug = NotWord().Replace(title.ToLowerInvariant(), "-").Trim('-');
        return slug.Length == 0 ? "section" : slug;
    }

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex NotWord();
}
