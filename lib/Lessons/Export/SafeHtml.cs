using System.Text;
using System.Text.RegularExpressions;

namespace Lessons.Export;

/// <summary>HTML that an author wrote into Markdown: a few harmless elements pass, everything else is shown as text.</summary>
internal sealed partial class SafeHtml(Links links)
{
    private static readonly HashSet<string> Elements =
        ("a abbr b blockquote br caption center code dd del details div dl dt em figcaption figure h3 h4 h5 hr i img ins kbd li mark ol p pre q "
        + "s samp small span strong sub summary sup table tbody td th thead tr u ul var").Split(' ').ToHashSet();

    private static readonly HashSet<string> Void = ["br", "hr", "img"];

    private static readonly HashSet<string> Attributes =
        "align alt class colspan height id lang open rowspan start title width".Split(' ').ToHashSet();

    private readonly Stack<string> open = new();

    /// <summary>Whether no element is open.</summary>
    public bool IsBalanced => open.Count == 0;

    /// <summary>The part of an author's HTML that may stand on the page.</summary>
    public string Clean(string html)
    {
        var clean = new StringBuilder();
        var written = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            clean.Append(Html.Escape(html[written..tag.Index]).Replace("&amp;", "&", StringComparison.Ordinal));
            clean.Append(tag.Value.StartsWith("<!--", StringComparison.Ordinal) ? "" : Element(tag));
            written = tag.Index + tag.Length;
        }

        return clean.Append(Html.Escape(html[written..]).Replace("&amp;", "&", StringComparison.Ordinal)).ToString();
    }

    /// <summary>Checks that every element of a cell was closed in it.</summary>
    /// <exception cref="ExportException">One was not.</exception>
    public void AssertBalanced()
    {
        if (!IsBalanced) throw new ExportException($"<{open.Peek()}> is not closed in the cell that opens it. Add </{open.Peek()}>");
    }

    private string Element(Match tag)
    {
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        if (!Elements.Contains(name)) return Html.Escape(tag.Value);
        if (tag.Value[1] == '/')
        {
            if (Void.Contains(name)) return "";
            if (open.Count == 0 || open.Pop() != name) throw new ExportException($"</{name}> closes an element that is not open. Remove it, or add <{name}>");
            return $"</{name}>";
        }

        var attributes = string.Concat(tag.Groups["attribute"].Captures.Select(capture => Keep(capture.Value)));
        if (!Void.Contains(name)) open.Push(name);
        return $"<{name}{attributes}>";
    }

    private string Keep(string attribute)
    {
        var parts = attribute.Split('=', 2);
        var (name, value) = (parts[0].Trim().ToLowerInvariant(), parts.Length == 2 ? parts[1].Trim().Trim('"', '\'') : "");
        if (name == "src") return $" src=\"{Html.Escape(links.Picture(value))}\"";
        if (name == "href") return links.Link(value) is { } address ? $" href=\"{Html.Escape(address)}\"" : "";
        return Attributes.Contains(name) ? $" {name}=\"{Html.Escape(value)}\"" : "";
    }

    [GeneratedRegex("""<!--.*?-->|</?(?<name>[A-Za-z][A-Za-z0-9]*)(?<attribute>\s+[A-Za-z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?)*\s*/?>""", RegexOptions.Singleline)]
    private static partial Regex Tag();
}
