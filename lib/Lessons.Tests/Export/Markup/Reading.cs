using System.Net;
using System.Text.RegularExpressions;
using Lessons.Export;
using Lessons.Notebooks;

namespace Lessons.Tests.Export.Markup;

/// <summary>A page as a reader reads it, written down in characters.</summary>
internal static partial class Reading
{
    /// <summary>The part of a page that is made of a cell of Markdown, as HTML.</summary>
    public static string Html(string markdown) => Html(Samples.OfMarkdown(markdown));

    /// <summary>The part of a page that is made of a notebook, as HTML.</summary>
    public static string Html(Notebook notebook) =>
        LessonReader.Read(new(notebook, Samples.EveryElement), new Addresses([Samples.EveryElement], singleFile: false), singleFile: false).Body;

    /// <summary>The same in characters: ⟨…⟩ is a formula in a line, ⟦…⟧ one on its own; a new block is a new line.</summary>
    public static string Of(string markdown) => Of(Html(markdown), markdown);

    /// <summary>The same of the HTML that <paramref name="markdown"/> became.</summary>
    public static string Of(string html, string markdown)
    {
        Assert.NotEqual("", markdown);
        html = Unseen().Replace(html, "");
        html = Formula().Replace(html, formula => formula.Groups[1].Success ? $"⟦{formula.Groups[2].Value}⟧" : $"⟨{formula.Groups[2].Value}⟩");
        html = Link().Replace(html, "[$2 → $1]");
        html = Number().Replace(html, "");
        html = Marked().Replace(html, mark => mark.Groups[1].Value switch { "code" => "`", "del" => "~", _ => "*" });
        return Space().Replace(WebUtility.HtmlDecode(Tag().Replace(html, " \n ")), space => space.Value.Contains('\n', StringComparison.Ordinal) ? "\n" : " ").Trim();
    }

    [GeneratedRegex("<math(?: aria-hidden=\"true\")?(?: (display)=\"block\")? alttext=\"([^\"]*)\">.*?</math>")]
    private static partial Regex Formula();

    /// <summary>The words of a formula that heads a column, which a page has for those who do not see it.</summary>
    [GeneratedRegex("<span class=\"unseen\">.*?</span>")]
    private static partial Regex Unseen();

    [GeneratedRegex("<a href=\"([^\"]*)\">(.*?)</a>")]
    private static partial Regex Link();

    [GeneratedRegex("<a class=\"number\".*?</a> ")]
    private static partial Regex Number();

    [GeneratedRegex("</?(code|em|strong|del)>")]
    private static partial Regex Marked();

    [GeneratedRegex("<(?!span|/span)[^>]*>|</?span[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
