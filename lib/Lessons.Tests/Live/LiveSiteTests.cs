using Lessons.Export;
using Lessons.Notebooks;
using Lessons.Tests.Export;

namespace Lessons.Tests.Live;

/// <summary>What the pages gain by cells that run in them.</summary>
public sealed class LiveSiteTests
{
    private const string Page = "01-every-element.html";

    [Fact]
    public void A_live_page_may_make_code_in_memory_and_still_asks_for_nothing()
    {
        using var folder = Export(live: "key");
        var page = File.ReadAllText(folder.File(Page));

        Assert.Contains("<html lang=\"en\" data-live=\"key\">", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; script-src 'self' file: blob: 'wasm-unsafe-eval'; style-src", page, StringComparison.Ordinal);
        Assert.DoesNotContain("connect-src", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-live", File.ReadAllText(folder.File("index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_static_page_knows_nothing_of_it()
    {
        using var folder = Export(live: null);
        var page = File.ReadAllText(folder.File(Page));

        Assert.DoesNotContain("data-live", page, StringComparison.Ordinal);
        Assert.DoesNotContain("blob:", page, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("live.js")));
    }

    [Fact]
    public void A_reader_who_runs_nothing_loads_five_kilobytes_more()
    {
        using var live = Export(live: "key");
        using var still = Export(live: null);

        Assert.InRange(Weight(live) - Weight(still), 1, 5 * 1024);

        static long Weight(TemporaryFolder folder) => new[] { Page, "page.js", "style.css" }.Sum(file => new FileInfo(folder.File(file)).Length);
    }

    [Fact]
    public void A_single_file_says_where_its_cells_run()
    {
        Assert.Contains("Its code runs in the pages of the whole course", Samples.Page(Samples.OfMarkdown("# A"), singleFile: true), StringComparison.Ordinal);
    }

    private static TemporaryFolder Export(string? live)
    {
        var folder = new TemporaryFolder();
        Site.Write([new(Notebook.Load(Samples.EveryElement), Samples.EveryElement)], folder.Path, new SiteOptions { Live = live });
        return folder;
    }
}
