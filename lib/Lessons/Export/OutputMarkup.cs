using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lessons.Export;

/// <summary>HTML that a cell showed, parsed as a browser parses it and written back whole: nothing in it can end, hide or restyle what follows, run or load.</summary>
/// <param name="links">Where its pictures lie.</param>
/// <param name="prefix">What its ids begin with, so that none is the page's.</param>
internal sealed partial class OutputMarkup(Links links, string prefix)
{
    /// <summary>Elements deeper than this are written as their text: a browser nests no deeper than 512.</summary>
    private const int DeepestNesting = 200;

    /// <summary>How often what was written is parsed again, until that changes nothing.</summary>
    private const int MostRounds = 4;

    private const string Svg = "http://www.w3.org/2000/svg", MathMl = "http://www.w3.org/1998/Math/MathML";

    private static readonly HashSet<string> s_elements = Names("""
        a abbr address article aside b bdi bdo big blockquote br button caption center cite code col colgroup data dd del details dfn div dl dt em fieldset figcaption
        figure font footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label legend li mark meter ol optgroup option output p pre progress q rp rt ruby s samp section
        select small span strike strong sub summary sup table tbody td textarea tfoot th thead time tr tt u ul var wbr
        """);

    private static readonly HashSet<string> s_svgElements = Names("""
        svg g path rect circle ellipse line polyline polygon text tspan textPath defs linearGradient radialGradient stop clipPath mask pattern marker symbol use title desc
        filter image feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feOffset
        """);

    private static readonly HashSet<string> s_mathElements = Names("""
        math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd
        semantics
        """);

    /// <summary>Elements that are left out with all that is in them.</summary>
    private static readonly HashSet<string> s_dropped = Names("""
        script style template noscript noembed noframes head title meta base link annotation annotation-xml foreignObject animate animateMotion animateTransform set mpath
        metadata view basefont bgsound datalist
        """);

    /// <summary>Elements that would bring something from elsewhere; a note stands in their place.</summary>
    private static readonly HashSet<string> s_guests = Names("iframe frame frameset object embed applet audio video picture canvas portal fencedframe webview");

    private static readonly HashSet<string> s_void = Names("br col hr img input wbr");

    private static readonly HashSet<string> s_attributes = Names("""
        align alt aria-hidden aria-label border cellpadding cellspacing checked color colspan cols datetime dir disabled face headers height hidden high label lang low max
        maxlength min multiple open optimum placeholder readonly reversed role rows rowspan scope selected size span start step title type valign value width wrap
        """);

    private readonly HashSet<string> _ids = [];

    /// <summary>The HTML as it may stand on the page.</summary>
    public string Clean(string html)
    {
        var clean = Round(html);
        for (var round = 1; round < MostRounds; round++)
        {
            var again = Round(clean, ours: true);
            if (again == clean) return clean;
            clean = again;
        }

        // What never comes to rest is no markup to be trusted.
        return Html.Escape(html);
    }

    private string Round(string html, bool ours = false)
    {
        _ids.Clear();
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = true });
        var context = parser.ParseDocument("<div></div>").QuerySelector("div")!;
        var to = new StringBuilder();
        foreach (var node in parser.ParseFragment(html, context)) Write(to, node, 0, ours);
        return to.ToString();
    }

    private void Write(StringBuilder to, INode node, int depth, bool ours)
    {
        if (node is IText text) to.Append(Html.Escape(text.Data));
        if (node is not IElement element) return;
        if (depth > DeepestNesting)
        {
            to.Append(Html.Escape(element.LocalName is "script" or "style" ? "" : element.TextContent));
            return;
        }

        var name = element.LocalName;
        if (s_dropped.Contains(name) && !(name == "title" && element.NamespaceUri == Svg)) return;
        if (s_guests.Contains(name)) Note(to, $"{name} {element.GetAttribute("src") ?? element.GetAttribute("data")}", "which would come from elsewhere");
        else if (!IsKnown(element)) WriteChildren(to, element, depth, ours);
        else if (name == "img") Picture(to, element, ours);
        else
        {
            to.Append('<').Append(name);
            foreach (var attribute in element.Attributes) Write(to, element, attribute, ours);
            to.Append('>');
            if (s_void.Contains(name) && element.NamespaceUri is not (Svg or MathMl)) return;
            // A parser drops the first line feed of these.
            if (name is "pre" or "textarea" && element.TextContent.StartsWith('\n')) to.Append('\n');
            WriteChildren(to, element, depth, ours);
            to.Append("</").Append(name).Append('>');
        }
    }

    private void WriteChildren(StringBuilder to, IElement element, int depth, bool ours)
    {
        foreach (var child in element.ChildNodes) Write(to, child, depth + 1, ours);
    }

    private static bool IsKnown(IElement element) => element.NamespaceUri switch
    {
        Svg => s_svgElements.Contains(element.LocalName),
        MathMl => s_mathElements.Contains(element.LocalName),
        _ => s_elements.Contains(element.LocalName),
    };

    private void Write(StringBuilder to, IElement element, IAttr attribute, bool ours)
    {
        var (name, value) = (attribute.Name, attribute.Value);
        var isForeign = element.NamespaceUri is Svg or MathMl;
        var kept = name switch
        {
            "id" => Id(value, ours),
            "for" or "headers" or "aria-labelledby" or "aria-describedby" => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Own(id, ours))),
            "class" => SafeStyle.Classes(value) is { Length: > 0 } classes ? classes : null,
            "style" => SafeStyle.Declarations(value) is { Length: > 0 } style ? style : null,
            "href" or "xlink:href" => Address(element, value, ours),
            "type" when element.LocalName == "input" && value is "image" or "file" or "submit" or "reset" => null,
            _ when isForeign => Foreign(name, value, ours),
            _ => s_attributes.Contains(name) ? value : null,
        };
        if (kept is not null) to.Append($" {name}=\"{Html.Escape(kept)}\"");
    }

    /// <summary>An id of the output's own; a second of the same name is none.</summary>
    private string? Id(string id, bool ours) => Own(id, ours) is var own && _ids.Add(own) ? own : null;

    private string Own(string id, bool ours) => ours ? id : prefix + Spaces().Replace(id, "_");

    private string? Address(IElement element, string value, bool ours)
    {
        if (value.StartsWith('#')) return value.Length == 1 ? value : $"#{Own(value[1..], ours)}";
        if (element.LocalName == "image") return value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) ? value : null;
        return element.NamespaceUri is not (Svg or MathMl) && Outside().IsMatch(value) ? value : null;
    }

    private string? Foreign(string name, string value, bool ours)
    {
        if (!ForeignName().IsMatch(name) || name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || name is "src" or "data" or "action" or "formaction" or "begin" or "to" or "from") return null;
        if (!value.Contains("url", StringComparison.OrdinalIgnoreCase) && !value.Contains('\\', StringComparison.Ordinal)) return value;
        return Reference().Match(value) is { Success: true } reference ? $"url(#{Own(reference.Groups[1].Value, ours)})" : null;
    }

    private void Picture(StringBuilder to, IElement element, bool ours)
    {
        var source = element.GetAttribute("src") ?? "";
        string address;
        try
        {
            address = ours ? source : links.Picture(source);
        }
        catch (ExportException)
        {
            Note(to, $"picture {source}", Outside().IsMatch(source) || source.StartsWith("//", StringComparison.Ordinal) ? "which would come from elsewhere" : "which is not there");
            return;
        }

        to.Append($"<img src=\"{Html.Escape(address)}\"");
        foreach (var attribute in element.Attributes.Where(attribute => attribute.Name is not "src")) Write(to, element, attribute, ours);
        to.Append('>');
    }

    private static void Note(StringBuilder to, string what, string why) =>
        to.Append($"<em>[Not shown: {Html.Escape(what.Trim() is { Length: > 120 } text ? text[..120] : what.Trim())}, {why}]</em>");

    private static HashSet<string> Names(string names) => names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet();

    [GeneratedRegex(@"^\s*(https?|mailto):", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z:-]*[0-9]?$")]
    private static partial Regex ForeignName();

    [GeneratedRegex("""^\s*url\(\s*["']?#([^"')\s]+)["']?\s*\)$""", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
