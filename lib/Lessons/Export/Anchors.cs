using System.Text;
using System.Text.RegularExpressions;
using Lessons.Notebooks;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Lessons.Export;

/// <summary>The places of one lesson that a link may lead to, by every name that authors know them by.</summary>
internal sealed partial class Anchors
{
    private readonly HashSet<string> _ids = ["content"];
    private readonly Dictionary<string, string> _authors = [], _spelled = [], _loose = [];
    private readonly List<string> _headings = [];

    /// <summary>The ids of the headings in order; the title's is that of the content.</summary>
    public IReadOnlyList<string> Headings => _headings;

    /// <summary>Reads the anchors of a notebook: the names its author gave, and its headings.</summary>
    public static Anchors Of(Notebook notebook)
    {
        var anchors = new Anchors();
        var parts = notebook.Cells.OfType<MarkdownCell>().Where(cell => cell.IsProse).SelectMany(Parts).ToList();
        foreach (var part in parts) anchors.AddNames(part is HtmlBlock block ? block.Lines.ToString() : (part as HtmlInline)?.Tag ?? "");
        anchors.AddHeadings([.. parts.OfType<HeadingBlock>()]);
        return anchors;
    }

    /// <summary>The id on the page of an id or a name that the author wrote.</summary>
    public string IdOf(string name) => _authors.GetValueOrDefault(name, name);

    /// <summary>The id of the place that what follows the # of an address means, as Jupyter, VS Code, GitHub or this tool spell it; null if there is none.</summary>
    public string? Find(string fragment)
    {
        var name = Uri.UnescapeDataString(fragment);
        return _authors.GetValueOrDefault(name) ?? _spelled.GetValueOrDefault(name) ?? _spelled.GetValueOrDefault(name.ToLowerInvariant())
            ?? (_ids.Contains(name) ? name : null) ?? _loose.GetValueOrDefault(Letters(name));
    }

    /// <summary>All that a cell consists of; one that cannot be parsed is told when it is written.</summary>
    private static IEnumerable<MarkdownObject> Parts(MarkdownCell cell)
    {
        try
        {
            return Prose.Parse(cell.Source).Descendants();
        }
        catch (ExportException)
        {
            return [];
        }
    }

    private void AddNames(string html)
    {
        foreach (Match name in Name().Matches(html))
        {
            var value = name.Groups["value"].Value;
            if (!_authors.ContainsKey(value)) _authors[value] = Unique(value);
        }
    }

    private void AddHeadings(List<HeadingBlock> blocks)
    {
        var title = blocks.Find(block => block is { Level: 1, Parent: MarkdownDocument });
        foreach (var block in blocks)
        {
            var text = Prose.TextOf(block.Inline);
            var id = block == title ? "content" : Unique(Html.Slug(text));
            _headings.Add(id);
            foreach (var slug in new HashSet<string> { GitHub(text), VSCode(text) })
            {
                var nth = slug;
                for (var i = 1; !_spelled.TryAdd(nth, id); i++) nth = $"{slug}-{i}";
            }

            _loose.TryAdd(Letters(text), id);
        }
    }

    private string Unique(string id)
    {
        var unique = id;
        for (var i = 2; Numbered().IsMatch(unique) || !_ids.Add(unique); i++) unique = $"{id}-{i}";
        return unique;
    }

    /// <summary>Letters, digits, underscores and hyphens in lower case, each space a hyphen.</summary>
    private static string GitHub(string text) => NotInGitHubs().Replace(text.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    /// <summary>The same, but spaces in a row are one hyphen, and none stands at an end.</summary>
    private static string VSCode(string text) => NotInGitHubs().Replace(Spaces().Replace(text.Trim().ToLowerInvariant(), " "), "").Replace(' ', '-').Trim('-');

    /// <summary>What all spellings of a title have in common.</summary>
    private static string Letters(string text)
    {
        var letters = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune)) letters.Append(Rune.ToLowerInvariant(rune));
        return letters.Length > 0 ? letters.ToString() : text;
    }

    [GeneratedRegex("""<[A-Za-z][^<>]*?\s(?:id|name)\s*=\s*(?:"(?<value>[^"]+)"|'(?<value>[^']+)'|(?<value>[^\s"'<>]+))""")]
    private static partial Regex Name();

    /// <summary>The names of places that a page numbers itself.</summary>
    [GeneratedRegex(@"^(figure|exercise)-\d+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}_\- ]")]
    private static partial Regex NotInGitHubs();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
