using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Lessons.Export;
using Lessons.Export.Teaching;
using Lessons.Notebooks;
using Microsoft.Playwright;

namespace Lessons.Tests.Export;

/// <summary>The pages over all lessons: the map, the figures, the exercises of the course as its notebooks are, not run.</summary>
public sealed partial class OverviewTests(OverviewPages pages) : IClassFixture<OverviewPages>
{
    [Fact]
    public void Every_figure_stands_on_the_page_of_figures_with_a_link_to_its_place()
    {
        using var folder = new TemporaryFolder();
        Samples.Export(folder.Path, singleFile: false);
        var figures = ((string[])["01-every-element.html", "02-next.html"]).SelectMany(page => Figure().Matches(File.ReadAllText(folder.File(page))).Select(figure => $"{page}#{figure.Groups["id"].Value}")).ToList();
        Assert.NotEmpty(figures);
        Assert.Equal(figures, Label().Matches(File.ReadAllText(folder.File("figures.html"))).Select(label => label.Groups["address"].Value));
    }

    [Fact]
    public void Every_exercise_of_the_course_stands_on_its_page_once_with_its_text_a_link_and_no_solution()
    {
        var page = File.ReadAllText(pages.Exercises);
        var expected = pages.Notebooks.SelectMany(file => file.Notebook.Cells.Where(Exercise.IsIn).Select(cell => $"{Path.GetFileNameWithoutExtension(file.Path)}: {Exercise.Of(cell).Title}")).ToList();
        var shown = Shown().Matches(page);

        Assert.Equal(expected, shown.Select(exercise => System.Net.WebUtility.HtmlDecode(exercise.Groups["tick"].Value)));
        Assert.Equal(expected.Count, expected.Distinct().Count());
        Assert.DoesNotContain("olution</summary>", page, StringComparison.Ordinal);
        Assert.All(shown, exercise =>
        {
            Assert.DoesNotMatch(@"<p><strong>\d+\.", exercise.Value);
            Assert.Matches(@"</h3>\s*<p>.{20}", exercise.Value);
            var place = exercise.Groups["place"].Value.Split('#');
            Assert.Equal(1, Regex.Count(File.ReadAllText(Path.Combine(Path.GetDirectoryName(pages.Exercises)!, place[0])), $"<p id=\"{place[1]}\"><strong>\\d+\\."));
        });
    }

    [Theory]
    [InlineData("## Exercises\n\n**1. One.** Do it.\n\n- so\n\n<details><summary>A hint</summary>\n\nsee [there](#exercises)\n\n</details>", "<p><strong>One.</strong> Do it.</p>\n<ul>\n<li>so</li>\n</ul>\n<details><summary>A hint</summary>\n<p>see <a href=\"#exercises\">there</a></p>\n</details>\n")]
    [InlineData("## More\n\nLong prose.\n\n**2.** Do it.", "<p>Do it.</p>\n")]
    [InlineData("<details><summary>A solution</summary>\n\n1\n\n</details>\n\n**3.** Do it.", "<p>Do it.</p>\n")]
    [InlineData("## Task\n\n<details><summary>The Solution</summary>\n\n1\n\n</details>\n\nDo it.", "<p>Do it.</p>\n")]
    [InlineData("", "")]
    public void What_an_exercise_asks_begins_at_its_number_and_leaves_the_solution_out(string markdown, string html)
    {
        var notebook = new Notebook { Cells = [new MarkdownCell { Source = markdown }, new MarkdownCell { Source = "<!--\nWrong answers: x\n-->", Tags = [CellTag.Teacher] }, new CodeCell { Source = "Exercise.That(\"t\", () => true)" }] };
        var lesson = LessonReader.Read(new(notebook, Samples.EveryElement), new([Samples.EveryElement], singleFile: false), singleFile: false);
        Assert.Equal(html, Assert.Single(lesson.Exercises).Html.Replace("\n\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public void The_map_says_what_builds_on_what()
    {
        var map = File.ReadAllText(Path.Combine(Path.GetDirectoryName(pages.Exercises)!, "index.html"));
        Assert.Contains("<span class=\"unseen\">needs 2 · helped by 3 · opens 6, 7, 8, 9, 12, 13</span>", map, StringComparison.Ordinal);
        Assert.Contains("<p class=\"needs\">needs <a href=\"09-optimizer-state.html\">Optimizer state</a> · opens <a href=\"11-zero-on-a-cluster.html\">", map, StringComparison.Ordinal);
        Assert.DoesNotContain("plotly.js", map, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_figures_and_exercises_there_is_no_page_of_them_and_no_way_there(bool singleFile)
    {
        using var folder = new TemporaryFolder();
        Site.Write([new(Samples.OfMarkdown("# Words"), Samples.EveryElement)], folder.Path, new SiteOptions { SingleFile = singleFile });
        Assert.DoesNotContain(Directory.GetFiles(folder.Path), file => Path.GetFileName(file) is "figures.html" or "exercises.html");
        Assert.All(Directory.GetFiles(folder.Path, "*.html"), file => Assert.DoesNotContain("<nav", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Ticks_are_counted_outlast_the_page_and_are_cleared_when_the_reader_says_so()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var visit = await chromium.OpenAsync(pages.Exercises);
        var (page, answer) = (visit.Page, false);
        var (boxes, clear, count) = (page.Locator("[data-tick]"), page.GetByText("Clear all ticks"), await page.Locator("[data-tick]").CountAsync());
        page.Dialog += (_, dialog) => _ = answer ? dialog.AcceptAsync() : dialog.DismissAsync();
        await Is(0, 0);
        Assert.False(await clear.IsVisibleAsync());

        await boxes.Nth(0).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await boxes.Nth(count - 1).CheckAsync();
        await Is(2, 1);
        await page.ReloadAsync();
        await Is(2, 1);
        await clear.ClickAsync();
        await Is(2, 1);
        answer = true;
        await clear.ClickAsync();
        await Is(0, 0);
        await page.ReloadAsync();
        await Is(0, 0);
        Assert.Empty(visit.Complaints);

        async Task Is(int all, int first)
        {
            await Assertions.Expect(page.Locator("main > .tally")).ToHaveTextAsync($"{all} of {count}");
            await Assertions.Expect(page.Locator("h2 .tally").First).ToHaveTextAsync(new Regex($"^{first} of "));
            Assert.Equal(all, await page.Locator("[data-tick]:checked").CountAsync());
        }
    }

    [BrowserFact]
    public async Task Where_nothing_can_be_kept_ticks_are_counted_all_the_same()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var visit = await chromium.OpenAsync(pages.Exercises);
        await visit.Page.AddInitScriptAsync("Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } })");
        await visit.Page.ReloadAsync();
        await visit.Page.Locator("[data-tick]").First.CheckAsync();
        await Assertions.Expect(visit.Page.Locator("main > .tally")).ToHaveTextAsync(new Regex("^1 of "));
        Assert.Empty(visit.Complaints);
    }

    /// <summary>Wide and light they are looked at with all pages of the course.</summary>
    [BrowserTheory]
    [InlineData("index.html", 390, ColorScheme.Light)]
    [InlineData("index.html", 1280, ColorScheme.Dark)]
    [InlineData("exercises.html", 390, ColorScheme.Dark)]
    public async Task Axe_finds_no_violation(string name, int width, ColorScheme scheme)
    {
        await using var chromium = await Chromium.StartAsync();
        await using var visit = await chromium.OpenAsync(Path.Combine(Path.GetDirectoryName(pages.Exercises)!, name), width, scheme: scheme);
        Assert.Equal(width, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        var result = await visit.Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.Empty(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")));
    }

    [GeneratedRegex("<figure class=\"chart\" id=\"(?<id>[^\"]*)\"")]
    private static partial Regex Figure();

    [GeneratedRegex("<a class=\"label\" href=\"(?<address>[^\"]*)\"")]
    private static partial Regex Label();

    [GeneratedRegex("data-tick=\"(?<tick>[^\"]*)\".*?<p class=\"place\"><a href=\"(?<place>[^\"]*)\"", RegexOptions.Singleline)]
    private static partial Regex Shown();
}
