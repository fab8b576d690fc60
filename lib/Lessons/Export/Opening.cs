using System.Text.RegularExpressions;

namespace Lessons.Export;

/// <summary>What stands before a lesson's first section: its title, the question it starts from, and the line on time and what is needed before.</summary>
internal sealed partial class Opening
{
    /// <summary>The first heading, as text; "" before it was read.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The same with its formulas, as HTML.</summary>
    public string TitleHtml { get; private set; } = "";

    /// <summary>The first paragraph that is not the line on time, as HTML; "" if there is none.</summary>
    public string Question { get; private set; } = "";

    /// <summary>"15 minutes"; "" if the lesson does not say.</summary>
    public string Time { get; private set; } = "";

    /// <summary>What the line on time links to.</summary>
    public IReadOnlyList<Need> Needs { get; private set; } = [];

    /// <summary>Takes a heading of the first level as the title, unless it has one.</summary>
    public bool TakeTitle(int level, string text, string html)
    {
        if (level != 1 || Title.Length > 0) return false;
        (Title, TitleHtml) = (text, html);
        return true;
    }

    /// <summary>A paragraph as the page shows it here.</summary>
    public string Paragraph(string html, string text)
    {
        if (Time.Length == 0 && MinutesIn(text) is { Length: > 0 } minutes)
        {
            (Time, Needs) = ($"{minutes} minutes", Need.In(html));
            return html.Replace("<p>", "<p class=\"needs\">", StringComparison.Ordinal);
        }

        if (Question.Length > 0) return html;
        Question = html;
        return html.Replace("<p>", "<p class=\"question\">", StringComparison.Ordinal);
    }

    /// <summary>The minutes that a text names, "15" or "10–15"; "" if none.</summary>
    public static string MinutesIn(string text) => Minutes().Match(text).Groups[1].Value;

    [GeneratedRegex(@"(\d+(?:\s*(?:–|-|to)\s*\d+)?)\s*min", RegexOptions.IgnoreCase)]
    private static partial Regex Minutes();
}
