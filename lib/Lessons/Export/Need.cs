using System.Text.RegularExpressions;

namespace Lessons.Export;

/// <summary>Another page that a lesson says it builds on.</summary>
/// <param name="Address">The page's address.</param>
/// <param name="OnlyHelps">Whether the lesson can be read without.</param>
internal sealed partial record Need(string Address, bool OnlyHelps)
{
    /// <summary>The links of a line on what is needed, in order: those of a clause that says "help" or "helps" only help.</summary>
    /// <param name="html">The line as the page shows it: <c>You need: A and B; C helps.</c></param>
    public static IReadOnlyList<Need> In(string html)
    {
        var (found, clause, helps) = (new List<Need>(), new List<string>(), false);
        foreach (Match part in Part().Matches(html + "."))
        {
            if (part.Groups["address"] is { Success: true, Value: var address }) clause.Add(address);
            helps |= part.Groups["helps"].Success;
            if (!part.Groups["end"].Success) continue;
            found.AddRange(clause.Select(link => new Need(link, helps)));
            clause.Clear();
            helps = false;
        }

        return found;
    }

    /// <summary>A link with the page it leads to, without its words; another tag or an entity, in which no clause ends; the word; the end of a clause.</summary>
    [GeneratedRegex("""<a\b[^>]*?href="(?<address>[^"#]+)[^>]*>.*?</a>|<[^>]*>|&\w+;|(?<helps>\bhelps?\b)|(?<end>[;,.])""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
