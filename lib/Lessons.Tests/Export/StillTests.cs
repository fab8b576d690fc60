using Lessons.Export;
using Lessons.Notebooks;
using Microsoft.Playwright;

namespace Lessons.Tests.Export;

/// <summary>The pictures that stand for charts on paper and where no script runs.</summary>
public sealed class StillTests
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"700\" height=\"400\"><rect width=\"700\" height=\"400\" fill=\"#0072b2\"/></svg>";

    private const string Chart = """
        {"data":[{"type":"scatter","x":[1,2],"y":[1,2]}],"title":"Up & away","caption":"c","description":"It <rises>.",
         "layout":{"sliders":[{"active":0,"currentvalue":{"prefix":"n = "},"steps":[{"label":"1","method":"restyle","args":["y",[[1,2]]]},{"label":"2","method":"restyle","args":["y",[[2,1]]]}]}]}}
        """;

    [Fact]
    public void It_lies_beside_the_page_under_the_name_of_its_lesson()
    {
        using var folder = Export("my lesson", singleFile: false);
        Assert.Equal(Svg, File.ReadAllText(folder.File("figures/my lesson-1.svg")));
        Assert.Contains("<img class=\"still\" src=\"figures/my%20lesson-1.svg\" alt=\"It &lt;rises&gt;.\">", File.ReadAllText(folder.File("my lesson.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_one_file_holds_it()
    {
        using var folder = Export("lesson", singleFile: true);
        Assert.Equal(["lesson.html"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
        Assert.Contains("<img class=\"still\" src=\"data:image/svg+xml;base64,", File.ReadAllText(folder.File("lesson.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_still_keeps_its_room_free_until_it_comes()
    {
        var still = new Still("my lesson", 2, new("""{"data":[],"title":"Up & away"}"""), "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"still\" width=\"700\" height=\"428\" viewBox=\"0 0 700 428\"/>");
        Assert.Equal("<img src=\"figures/my%20lesson-2.svg\" alt=\"Up &amp; away\" loading=\"lazy\" width=\"700\" height=\"428\">\n", still.Picture());
        Assert.DoesNotContain("width", (still with { Svg = "<svg/>" }).Picture(), StringComparison.Ordinal);
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_stands_for_the_chart_on_paper_and_where_no_script_runs(bool singleFile)
    {
        using var folder = Export("lesson", singleFile);
        await using var chromium = await Chromium.StartAsync();
        await using (var context = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false, Offline = true }))
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(new Uri(folder.File("lesson.html")).AbsoluteUri);
            await Is(page, still: true);
        }

        await using var visit = await chromium.OpenAsync(folder.File("lesson.html"));
        await visit.DrawAll();
        await Is(visit.Page, still: false);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Is(visit.Page, still: true);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await visit.Page.Locator(".slider input").PressAsync("End");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Is(visit.Page, still: false); // paper shows what the reader chose
        Assert.Empty(visit.Complaints);

        static async Task Is(IPage page, bool still)
        {
            Assert.Equal(still ? 1 : 0, await page.Locator(".still:visible").CountAsync());
            Assert.Equal(still ? 0 : 1, await page.Locator("main .drawing:visible").CountAsync());
        }
    }

    private static TemporaryFolder Export(string name, bool singleFile)
    {
        using var source = new TemporaryFolder();
        var output = new DisplayOutput(new Dictionary<string, string> { [Mime.Plotly] = Chart, [Mime.Svg] = Svg }, null, IsResult: true);
        var notebook = new Notebook { Cells = [new CodeCell { Id = "only", Source = "chart", ExecutionCount = 1, Outputs = [output] }] };
        File.WriteAllBytes(source.File($"{name}.ipynb"), notebook.ToBytes());
        var folder = new TemporaryFolder();
        Site.Write([new(notebook, source.File($"{name}.ipynb"))], folder.Path, new SiteOptions { SingleFile = singleFile });
        return folder;
    }
}
