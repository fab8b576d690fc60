using System.Text.RegularExpressions;
using Lessons.Export;
using Lessons.Notebooks;

namespace Lessons.Tests.Export;

/// <summary>Outputs that mean harm, in a real browser: after each of them stands a section, and it is there, at its place, as it should look.</summary>
[Collection("pages")]
public sealed partial class HostileOutputTests(SamplePages samples)
{
    [BrowserFact]
    public async Task What_follows_an_output_is_there_at_its_place_and_nothing_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Samples.EveryElement, folder.File("hostile.ipynb"));
        Site.Write([new(Notebook(), folder.File("hostile.ipynb"))], folder.File("site"), new SiteOptions());

        await using var visit = await samples.Open(folder.File("site/hostile.html"));
        await visit.Page.WaitForLoadStateAsync();
        var wrong = await visit.Page.EvaluateAsync<string[]>("""
            async () => {
              const wrong = [];
              const first = document.querySelector('#after-0');
              const look = element => { const { color, fontSize, fontFamily, display, visibility, opacity } = getComputedStyle(element); return JSON.stringify([color, fontSize, fontFamily, display, visibility, opacity]); };
              const box = element => { const { left, width, height } = element.getBoundingClientRect(); return JSON.stringify([left, width, height].map(Math.round)); };
              let above = 0;
              for (const heading of document.querySelectorAll('main > section > h2')) {
                heading.scrollIntoView({ block: 'center' });
                const { left, top, width, height } = heading.getBoundingClientRect();
                const hit = document.elementFromPoint(left + width / 2, top + height - 6);
                if (!heading.checkVisibility() || look(heading) !== look(first)) wrong.push(`${heading.id} looks ${look(heading)}`);
                if (box(heading) !== box(first) && heading !== first) wrong.push(`${heading.id} lies at ${box(heading)}, not ${box(first)}`);
                if (!heading.contains(hit)) wrong.push(`${heading.id} is covered by ${hit?.outerHTML.slice(0, 80)}`);
                if (scrollY + top < above) wrong.push(`${heading.id} is above what it follows`);
                above = scrollY + top;
              }
              if (window.hostileRan) wrong.push('a script ran');
              return wrong;
            }
            """);
        Assert.Empty(wrong);
        Assert.Equal(HostileOutputs.All.Count + 1, await visit.Page.Locator("main > section > h2").CountAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public void There_are_sixty_and_more() => Assert.True(HostileOutputs.All.Distinct().Count() > 100);

    [Theory]
    [InlineData("<table border=\"1\"><tr><th>a</th><td style=\"text-align: right\">1</td></tr></table>", "<table border=\"1\"><tbody><tr><th>a</th><td style=\"text-align: right\">1</td></tr></tbody></table>")]
    [InlineData("<b>a<i>b</b>c", "<b>a<i>b</i></b><i>c</i>")]
    [InlineData("<p>&lt;b&gt; &amp; &quot;&nbsp;é</p>", "<p>&lt;b&gt; &amp; &quot;\u00a0é</p>")]
    [InlineData("<svg viewBox=\"0 0 1 1\"><linearGradient id=\"g\"/><rect fill=\"url(#g)\" onclick=\"x()\"/></svg>", "<svg viewBox=\"0 0 1 1\"><linearGradient id=\"output-1-g\"></linearGradient><rect fill=\"url(#output-1-g)\"></rect></svg>")]
    [InlineData("<a href=\"#x\">y</a><p id=\"x\">z</p>", "<a href=\"#output-1-x\">y</a><p id=\"output-1-x\">z</p>")]
    [InlineData("<pre>\n\na</pre>", "<pre>\n\na</pre>")]
    [InlineData("<iframe src=\"https://a.example\">x</iframe>", "<em>[Not shown: iframe https://a.example, which would come from elsewhere]</em>")]
    [InlineData("<img src=\"https://a.example/b.png\">", "<em>[Not shown: picture https://a.example/b.png, which would come from elsewhere]</em>")]
    [InlineData("<img src=\"gone.png\">", "<em>[Not shown: picture gone.png, which is not there]</em>")]
    [InlineData("<img src=\"picture.png\" alt=\"p\">", "<img src=\"picture.png\" alt=\"p\">")]
    public void HTML_is_put_back_balanced(string html, string expected) => Assert.Equal(expected, Clean(html));

    [Fact]
    public void What_was_cleaned_is_clean()
    {
        foreach (var html in HostileOutputs.All)
        {
            var clean = Values().Replace(Clean(html), "");
            Assert.DoesNotMatch("(?i)<(script|style|iframe|object|embed|link|meta|base|form)|\\son\\w+=", clean);
            Assert.DoesNotMatch("(?i)(src|href)=\"\\s*(javascript|data:text)", Clean(html));
        }
    }

    [Fact]
    public void What_is_deep_or_huge_comes_to_an_end()
    {
        foreach (var html in (string[])["<b>", "<div>", "<p><b>", "<table><tr><td>", "<svg><g>", "<ul><li>", "<a>", "<", "&", "<!--"])
            Assert.NotNull(Clean(string.Concat(Enumerable.Repeat(html, 3_000))));
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Values();

    private static string Clean(string html) =>
        new OutputMarkup(new(Samples.EveryElement, Anchors.Of(new() { Cells = [] }), new([], singleFile: false), singleFile: false), "output-1-").Clean(html);

    private static Notebook Notebook() => new()
    {
        Cells =
        [
            new MarkdownCell { Source = "# Hostile outputs\n\n## After 0" },
            .. HostileOutputs.All.SelectMany((html, i) => (Cell[])
            [
                new CodeCell { Source = "1", Outputs = [new DisplayOutput(new Dictionary<string, string> { [Mime.Html] = html }, null, IsResult: true)] },
                new MarkdownCell { Source = $"## After {i + 1}" },
            ]),
        ],
    };
}
