using Lessons.Export;
using Lessons.Notebooks;

namespace Lessons.Tests.Export;

public sealed class SiteTests
{
    [Fact]
    public void A_site_is_an_index_a_page_per_lesson_what_they_share_and_the_notebooks()
    {
        using var folder = new TemporaryFolder();
        Samples.Export(folder.Path, singleFile: false);
        Assert.Equal(
            ["01-every-element.html", "01-every-element.ipynb", "02-next.html", "02-next.ipynb", "figures.html", "index.html", "page.js", "picture.png", "plotly.js", "style.css", "words.js"],
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(File.ReadAllBytes(Samples.EveryElement), File.ReadAllBytes(folder.File("01-every-element.ipynb")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_same_notebooks_give_the_same_bytes(bool singleFile)
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        Samples.Export(first.Path, singleFile);
        Samples.Export(second.Path, singleFile);
        foreach (var file in Directory.GetFiles(first.Path))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(second.File(Path.GetFileName(file))));
    }

    /// <summary>A change is looked at in a browser first and then accepted with LESSONS_ACCEPT_GOLDEN=1.</summary>
    [Theory]
    [InlineData("01-every-element.html")]
    [InlineData("index.html")]
    public void The_page_is_the_golden_one(string page)
    {
        var golden = Path.Combine(Fixture.Repository, "lib", "Lessons.Tests", "golden", page);
        using var folder = new TemporaryFolder();
        Samples.Export(folder.Path, singleFile: false);
        if (Environment.GetEnvironmentVariable("LESSONS_ACCEPT_GOLDEN") == "1") File.Copy(folder.File(page), golden, overwrite: true);
        Assert.Equal(File.ReadAllText(golden), File.ReadAllText(folder.File(page)));
    }

    [Fact]
    public void A_single_file_needs_no_other_file()
    {
        using var folder = new TemporaryFolder();
        Samples.Export(folder.Path, singleFile: true);
        Assert.Equal(["01-every-element.html", "02-next.html"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var body = File.ReadAllText(folder.File("01-every-element.html")).Split("</head>")[1];
        Assert.DoesNotMatch("""(href|src)="(?!#|data:|https://)""", body);
    }

    [Fact]
    public void A_page_without_plotly_is_light()
    {
        using var folder = new TemporaryFolder();
        Samples.Export(folder.Path, singleFile: false);
        Assert.InRange(new FileInfo(folder.File("01-every-element.html")).Length, 1, 400_000);
    }

    [Theory]
    [InlineData("a $\\qux{x}$", "01-every-element.ipynb, cell 1 (only): the command \\qux is unknown")]
    [InlineData("a [link](05-adam.ipynb)", "05-adam.ipynb does not exist")]
    [InlineData("a ![picture](gone.png)", "gone.png does not exist")]
    [InlineData("a ![picture](https://example.org/x.png)", "loads nothing from elsewhere")]
    [InlineData("a [link](javascript:alert(1))", "starts with javascript:")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>", "starts with javascript:")]
    [InlineData("a [link]()", "the link [link]() is empty")]
    [InlineData("a [link](..)", ".. is a folder")]
    [InlineData("a ![picture]()", "a picture has no address")]
    [InlineData("a ![picture](attachment:x.png)", "attachment:x.png was not pasted into this cell")]
    [InlineData("a [link](#nowhere)", "the link #nowhere leads nowhere")]
    [InlineData("a [link](02-next.ipynb#nowhere)", "02-next.ipynb has no heading of that name")]
    [InlineData("a <a href=\"#nowhere\">link</a>", "the link #nowhere leads nowhere")]
    [InlineData("<details><summary>x</summary>", "<details> is not closed")]
    [InlineData("x</details>", "closes an element that is not open")]
    public void What_cannot_be_shown_is_an_error_that_names_the_cell_and_writes_nothing(string markdown, string message)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<ExportException>(() =>
            Site.Write([new(Samples.OfMarkdown(markdown), Samples.EveryElement)], folder.File("out"), new SiteOptions()));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("cell 1", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    [Fact]
    public void The_errors_of_all_lessons_are_told_at_once()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<ExportException>(() => Site.Write(
            [new(Samples.OfMarkdown("$\\one$"), Samples.EveryElement), new(Samples.OfMarkdown("$\\two$"), Samples.EveryElement)], folder.Path, new SiteOptions()));
        Assert.Equal(2, error.Message.Split('\n').Length);
    }

    [Fact]
    public void Text_that_a_cell_printed_is_never_markup()
    {
        const string evil = "<script>alert('x')</script> & \u001b[31mred";
        var page = Samples.Page(new Notebook
        {
            Cells =
            [
                new CodeCell
                {
                    Source = evil,
                    Outputs =
                    [
                        new StreamOutput("stdout", evil), new ErrorOutput(evil, evil, [evil]),
                        new DisplayOutput(new Dictionary<string, string> { [Mime.Text] = evil }, null, true),
                        new DisplayOutput(new Dictionary<string, string> { ["image/svg+xml"] = evil }, null, true),
                        new DisplayOutput(new Dictionary<string, string> { [Mime.Plotly] = $$"""{"data":[{"name":"</script>{{evil[..8]}}"}],"title":"<b>","description":"\"><b>"}""" }, null, true),
                    ],
                },
                new MarkdownCell { Source = "A <script>alert(1)</script>, an <img src=\"picture.png\" onerror=\"alert(1)\"> and `<b>`" },
            ],
        });
        Assert.DoesNotContain("<script>", page.Split("<main")[1], StringComparison.Ordinal);
        Assert.DoesNotContain("onerror", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", page, StringComparison.Ordinal);
        Assert.DoesNotContain("[31m", page.Split("<pre class=\"stream\">")[1].Split("</pre>")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("## My Heading", "My-Heading", "my-heading")]
    [InlineData("## My Heading", "my-heading", "my-heading")]
    [InlineData("## What's next?", "whats-next", "what-s-next")]
    [InlineData("## What's next?", "What's-next?", "what-s-next")]
    [InlineData("## What's next?", "What%27s-next%3F", "what-s-next")]
    [InlineData("## Adam & AdamW", "adam--adamw", "adam-adamw")]
    [InlineData("## 2. The *end* of `x`", "2.-The-end-of-x", "2-the-end-of-x")]
    [InlineData("## Größe – über π", "größe--über-π", "größe-über-π")]
    [InlineData("## 🚀 Launch", "🚀-Launch", "launch")]
    [InlineData("## 🚀 Launch", "-launch", "launch")]
    [InlineData("## The rate $\\alpha$", "the-rate-alpha", "the-rate-alpha")]
    [InlineData("## Same\n\n## Same", "same-1", "same-2")]
    [InlineData("- ## In a list", "in-a-list", "in-a-list")]
    [InlineData("<a name=\"top\"></a>\n\n## Top", "top", "top")]
    [InlineData("<div id='Here'>x</div>", "Here", "Here")]
    [InlineData("<a id=\"content\"></a>", "content", "content-2")]
    [InlineData("## Content", "content", "content-2")]
    [InlineData("## Figure 1", "Figure-1", "figure-1-2")]
    public void An_anchor_arrives_however_it_is_spelled(string markdown, string anchor, string id)
    {
        var page = Samples.Page(Samples.OfMarkdown($"[x](#{anchor})\n\n{markdown}"));
        Assert.Contains($"<a href=\"#{id}\">x</a>", page, StringComparison.Ordinal);
        Assert.Matches($" (id|name)=\"{id}\"", page);
    }

    [Fact]
    public void The_title_is_the_top_of_the_page() =>
        Assert.Contains("<a href=\"#content\">up</a>", Samples.Page(Samples.OfMarkdown("# My Title\n\n[up](#My-Title)")), StringComparison.Ordinal);

    [Fact]
    public void Tags_are_honoured()
    {
        var page = Samples.Page(new Notebook
        {
            Cells = [Tagged("1 + 1", CellTag.HideInput), Tagged("2 + 2", CellTag.RemoveCell)],
        });
        Assert.Contains("<details class=\"hidden\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<span class=\"n\">2</span>", page, StringComparison.Ordinal);

        static CodeCell Tagged(string source, string tag) => new() { Source = source, Tags = [tag] };
    }

    [Fact]
    public void A_cell_that_is_slow_in_a_page_says_so_in_whole_seconds()
    {
        Assert.Contains("<div class=\"cell\" data-seconds=\"40\">", PageOf("slow-in-page-40"), StringComparison.Ordinal);
        foreach (var wrong in (string[])["slow-in-page-", "slow-in-page-soon", "slow-in-page-0", "slow-in-page-4.5"])
            Assert.Contains($"the tag {wrong} must end in whole seconds", Assert.Throws<ExportException>(() => PageOf(wrong)).Message, StringComparison.Ordinal);

        static string PageOf(string tag) => Samples.Page(new Notebook { Cells = [new CodeCell { Source = "1", Tags = [tag] }] });
    }

    [Theory]
    [InlineData("<p class=\"check\">✓ one</p><p class=\"check\">✓ two</p>", "2 checks ✓", true)]
    [InlineData("<p class=\"check\">✓ one</p>", "1 check ✓", true)]
    [InlineData("<p class=\"check\">✓ one</p><p>and more</p>", "The code of this cell", false)]
    [InlineData("<table><tr><td>1</td></tr></table>", "The code of this table", false)]
    public void A_fold_says_what_is_behind_it_and_takes_checks_along(string output, string summary, bool isAll)
    {
        var page = Samples.Page(new Notebook
        {
            Cells = [new CodeCell { Source = "x", Tags = [CellTag.HideInput], Outputs = [new DisplayOutput(new Dictionary<string, string> { ["text/html"] = output }, null, IsResult: true)] }],
        });
        Assert.Contains($"<summary>{summary}</summary>", page, StringComparison.Ordinal);
        Assert.Equal(isAll, page.IndexOf("class=\"outputs\"", StringComparison.Ordinal) < page.IndexOf("</details>", StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_notebook_is_a_page() => Assert.Contains("<h1>01-every-element</h1>", Samples.Page(new Notebook { Cells = [] }), StringComparison.Ordinal);
}
