using System.Text;
using System.Text.RegularExpressions;
using Lessons.Export.Markup;

namespace Lessons.Export;

/// <summary>HTML that an author wrote into Markdown: a few harmless elements pass, everything else is shown as text.</summary>
internal sealed partial class SafeHtml(Links links)
{
    private static readonly HashSet<string> s_elements =
        ("a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup data dd del details dfn div dl dt em figcaption figure font "
        + "footer h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th "
        + "thead time tr tt u ul var wbr").Split(' ').ToHashSet();

    private static readonly HashSet<string> s_void = ["br", "col", "hr", "img", "wbr"];

    private static readonly HashSet<string> s_attributes =
        ("align alt border cellpadding cellspacing color colspan datetime dir face headers height lang open reversed rowspan scope size span start title type valign "
        + "value width").Split(' ').ToHashSet();

    private readonly Stack<string> _open = new();

    /// <summary>Whether no element is open.</summary>
    public bool IsBalanced => _open.Count == 0;

    /// <summary>Whether what follows is code, in which LaTeX may stand.</summary>
    public bool IsInCode => _open.Any(name => name is "pre" or "code" or "samp" or "kbd");

    /// <summary>The part of an author's HTML that may stand on the page.</summary>
    public string Clean(string html)
    {
        var clean = new StringBuilder();
        var written = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            clean.Append(Text(html[written..tag.Index]));
            clean.Append(tag.Value.StartsWith("<!--", StringComparison.Ordinal) ? "" : Element(tag));
            written = tag.Index + tag.Length;
        }

        return clean.Append(Text(html[written..])).ToString();
    }

    /// <summary>Forgets what is open.</summary>
    public void Reset() => _open.Clear();

    private string Text(string text)
    {
        if (!IsInCode) LeftOver.AssertNoneIn(text);
        return Html.Escape(text).Replace("&amp;", "&", StringComparison.Ordinal);
    }

    /// <summary>Checks that every element of a cell was closed in it.</summary>
    /// <exception cref="ExportException">One was not.</exception>
    public void AssertBalanced()
    {
        if (!IsBalanced) throw new ExportException($"<{_open.Peek()}> is not closed in the cell that opens it. Add </{_open.Peek()}>");
    }

    private string Element(Match tag)
    {
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        if (!s_elements.Contains(name)) return Html.Escape(tag.Value);
        if (tag.Value[1] == '/')
        {
            if (s_void.Contains(name)) return "";
            if (!_open.Contains(name)) throw new ExportException($"</{name}> closes an element that is not open. Remove it, or add <{name}>");
            if (_open.Peek() != name) throw new ExportException($"<{_open.Peek()}> is not closed before </{name}>. Add </{_open.Peek()}>");
            _open.Pop();
            return $"</{name}>";
        }

        var attributes = string.Concat(tag.Groups["attribute"].Captures.Select(capture => Keep(name, capture.Value)));
        if (!s_void.Contains(name)) _open.Push(name);
        return $"<{name}{attributes}>";
    }

    private string Keep(string element, string attribute)
    {
        var parts = attribute.Split('=', 2);
        var name = parts[0].Trim().ToLowerInvariant();
        var value = parts.Length == 2 ? System.Net.WebUtility.HtmlDecode(parts[1].Trim().Trim('"', '\'')) : "";
        return name switch
        {
            "src" => With(name, links.Picture(value)),
            "href" => links.Link(value, $"<{element} href>") is { } address ? With(name, address) : "",
            "id" => With(name, links.IdOf(value)),
            "name" when element == "a" => With(name, links.IdOf(value)),
            "class" when SafeStyle.Classes(value) is { Length: > 0 } classes => With(name, classes),
            "style" when SafeStyle.Declarations(value) is { Length: > 0 } style => With(name, style),
            _ => s_attributes.Contains(name) ? With(name, value) : "",
        };
    }

    private static string With(string name, string value) => $" {name}=\"{Html.Escape(value)}\"";

    [GeneratedRegex("""<!--.*?-->|</?(?<name>[A-Za-z][A-Za-z0-9]*)(?<attribute>\s+[A-Za-z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?)*\s*/?>""", RegexOptions.Singleline)]
    private static partial Regex Tag();
}
