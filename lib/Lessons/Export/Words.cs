using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lessons.Export;

/// <summary>What a reader can search for in all lessons: sections with their words, figures, exercises and symbols, each with its address.</summary>
internal static partial class Words
{
    /// <summary>The script that holds them: an array of [address, kind, lesson, title, text].</summary>
    public static string Script(IReadOnlyList<Lesson> lessons, Glossary glossary) =>
        $"globalThis.courseWords = {Html.Json(new JsonArray([.. lessons.SelectMany(Of), .. lessons.SelectMany(lesson => Symbols(lesson, glossary))]))};\n";

    private static IEnumerable<JsonNode> Of(Lesson lesson)
    {
        var (anchor, title) = ("content", lesson.Title);
        foreach (var part in Cut().Split(lesson.Body))
        {
            if (Place().Match(part) is { Success: true, Index: 0 } place)
            {
                anchor = place.Groups["id"].Value;
                title = Text(Number().Replace(place.Groups["title"].Value, ""));
                continue;
            }

            yield return Entry(anchor, "section", title, Text(part));
            foreach (Match figure in Figure().Matches(part))
                yield return Entry(figure.Groups["id"].Value, $"figure {figure.Groups["number"].Value}", Text(figure.Groups["title"].Value), Text(figure.Groups["caption"].Value));
        }

        foreach (var exercise in lesson.Exercises) yield return Entry(exercise.Anchor.Length > 0 ? exercise.Anchor : "content", "exercise", exercise.Title, Text(exercise.Html));

        JsonArray Entry(string id, string kind, string name, string text) => [$"{lesson.Address}#{id}", kind, lesson.Title, name, text];
    }

    private static IEnumerable<JsonNode> Symbols(Lesson lesson, Glossary glossary) =>
        from entry in glossary.Entries
        where entry.Source == lesson.SourcePath
        select new JsonArray($"{lesson.Address}#{lesson.Headings.FirstOrDefault(heading => heading.Html.Contains("symbol", StringComparison.OrdinalIgnoreCase))?.Id ?? "content"}",
            "symbol", lesson.Title, entry.Shown, entry.Meaning);

    /// <summary>The words of HTML, without what is drawn, run or folded into formulas' elements.</summary>
    private static string Text(string html) => Space().Replace(WebUtility.HtmlDecode(Tag().Replace(InLine().Replace(Silent().Replace(html, " "), ""), " ")), " ").Trim();

    /// <summary>Before and behind each heading.</summary>
    [GeneratedRegex("""(?=<h[2-4] id=")|(?<=</h[2-4]>)""")]
    private static partial Regex Cut();

    [GeneratedRegex("""<h[2-4] id="(?<id>[^"]*)">(?<title>.*?)</h[2-4]>""", RegexOptions.Singleline)]
    private static partial Regex Place();

    [GeneratedRegex("""<a class="number".*?</a>""")]
    private static partial Regex Number();

    [GeneratedRegex("""<figcaption><a class="label" href="#(?<id>[^"]*)">Figure (?<number>\d+)</a> (?:<strong>(?<title>.*?)</strong> )?(?<caption>.*?)</figcaption>""", RegexOptions.Singleline)]
    private static partial Regex Figure();

    [GeneratedRegex("""<script.*?</script>|<pre class="code.*?</pre>|<details class="numbers".*?</details>|<details class="hidden"><summary>.*?</summary>|<svg.*?</svg>""", RegexOptions.Singleline)]
    private static partial Regex Silent();

    /// <summary>Elements that do not end a word.</summary>
    [GeneratedRegex("</?(?:span|em|strong|code|a|m[a-z]+)\\b[^>]*>")]
    private static partial Regex InLine();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
