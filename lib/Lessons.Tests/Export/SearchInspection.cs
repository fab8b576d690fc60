using System.Net;
using System.Text.RegularExpressions;
using Lessons.Export;
using Lessons.Export.Teaching;
using Lessons.Notebooks;

namespace Lessons.Tests.Export;

/// <summary>Asks the search of a site for everything that it must find.</summary>
internal static partial class SearchInspection
{
    /// <summary>What it does not find, a sentence each.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(Chromium chromium, string site, IReadOnlyList<NotebookFile> lessons)
    {
        var asked = new List<string[]>();
        foreach (var (notebook, path) in lessons)
        {
            var lesson = $"{Path.GetFileNameWithoutExtension(path)}.html";
            asked.AddRange(notebook.Cells.Where(Exercise.IsIn).Select(cell => new[] { Exercise.Of(cell).Title, $"{lesson}#exercise-" }));
            var page = File.ReadAllText(Path.Combine(site, lesson));
            foreach (Match heading in Heading().Matches(page)) asked.Add([Text(heading.Groups["title"].Value), $"{lesson}#{heading.Groups["id"].Value}"]);
        }

        asked.AddRange(Glossary.Of(lessons).Entries.Select(entry => new[] { $"{entry.Shown} {entry.Meaning}", Path.GetFileNameWithoutExtension(entry.Source) }));
        Assert.True(asked.Count > 250, $"only {asked.Count} things were asked for");
        await using var visit = await chromium.OpenAsync(Path.Combine(site, "index.html"));
        await visit.Page.Keyboard.PressAsync("/");
        return await visit.Page.EvaluateAsync<string[]>("""
            async asked => {
              const finder = document.querySelector('.finder');
              for (let wait = 0; !finder.entries && wait < 500; wait++) await new Promise(resolve => setTimeout(resolve, 20));
              const input = finder.querySelector('input');
              return asked.filter(([words, address]) => {
                input.value = words;
                input.dispatchEvent(new Event('input'));
                return ![...finder.querySelectorAll('a')].some(link => link.getAttribute('href').includes(address));
              }).map(([words, address]) => `“${words}” is not found in ${address}`);
            }
            """, asked);
    }

    private static string Text(string html) => WebUtility.HtmlDecode(Tag().Replace(Number().Replace(html, ""), "")).Trim();

    [GeneratedRegex("""<h[23] id="(?<id>[^"]*)">(?<title>.*?)</h[23]>""", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("""<a class="number".*?</a>""")]
    private static partial Regex Number();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
