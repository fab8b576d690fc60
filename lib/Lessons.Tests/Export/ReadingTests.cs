using System.Globalization;
using System.Text.RegularExpressions;
using Lessons.Export;
using Lessons.Notebooks;
using Lessons.Storage;
using Microsoft.Playwright;

namespace Lessons.Tests.Export;

/// <summary>What helps a reader along: what symbols stand for, search, where one was, and figures to take away.</summary>
public sealed class ReadingTests : IAsyncLifetime, IDisposable
{
    private const string Terms = """
        # Terms

        Which letter? Time: 10 minutes.

        ## Symbols of the course

        | symbol | it stands for | lessons |
        |---|---|---|
        | $m$ | an average | all |
        | $\hat m$ | an average, corrected | 1–3, 7 |
        | $\beta_1$ | what is kept | 7 |
        | $\beta$ | what another lesson keeps | 8 |

        ## A long way

        """;

    private const string Formulas = "# Formulas\n\nA question?\n\n## The box\n\n$$ \\hat m \\leftarrow m / (1 - \\beta_1^t), \\beta $$\n\nThe *mo*mentum of naïve **bias**es.\n\n## The end\n\nAll is <said> & done.\n";

    private readonly TemporaryFolder _folder = new();
    private Chromium? _chromium;

    public async Task InitializeAsync()
    {
        var every = Notebook.Load(Samples.EveryElement);
        var cells = every.Cells.OfType<CodeCell>().Where(cell => cell.Outputs.OfType<DisplayOutput>().Any(output => output.Data.ContainsKey(Mime.Plotly)));
        var lines = string.Concat(Enumerable.Range(1, 60).Select(i => string.Create(CultureInfo.InvariantCulture, $"Line {i}.\n\n")));
        Site.Write(
            [
                Saved("01-terms.ipynb", Samples.OfMarkdown(Terms + lines)),
                Saved("07-formulas.ipynb", new() { Cells = [new MarkdownCell { Id = "a", Source = Formulas }, cells.First()] }),
            ],
            _folder.Path, new SiteOptions { PlotlyAssembly = Repository.Here.Plotly });
        if (Chromium.Program is not null) _chromium = await Chromium.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [BrowserTheory]
    [InlineData("mover mi", "an average, corrected")]
    [InlineData("math > mi, mrow > mi", "an average")]
    [InlineData("msubsup mi", "what is kept")]
    public async Task A_symbol_says_under_the_pointer_and_by_a_tap_what_it_stands_for_in_this_lesson(string letter, string meaning)
    {
        await using var visit = await Open("07-formulas.html");
        var (place, hint) = (visit.Page.Locator($".formula math :is({letter})").First, visit.Page.Locator("#symbol"));
        await place.HoverAsync();
        await Assertions.Expect(hint).ToHaveTextAsync(new Regex($" {meaning}$"));
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(hint).ToBeHiddenAsync();
        await place.DispatchEventAsync("click");
        await Assertions.Expect(hint).ToBeVisibleAsync();
        Assert.Equal("symbol", await place.EvaluateAsync<string>("letter => letter.closest('math').getAttribute('aria-describedby')"));
        await visit.Page.Locator("h1").ClickAsync();
        await Assertions.Expect(hint).ToBeHiddenAsync();
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task A_formula_that_is_reached_by_keyboard_tells_all_its_symbols()
    {
        await using var visit = await Open("07-formulas.html");
        await visit.Page.Locator(".download").FocusAsync();
        for (var tries = 0; tries < 40 && await visit.Page.Locator(".formula:focus").CountAsync() == 0; tries++) await visit.Page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(visit.Page.Locator("#symbol p")).ToHaveTextAsync(["mˆ an average, corrected", "m an average", "β1 what is kept"]);
    }

    [BrowserTheory]
    [InlineData("box", "07-formulas.html#the-box", "The box")]
    [InlineData("momentum", "07-formulas.html#the-box", "The box")]
    [InlineData("NAIVE bias", "07-formulas.html#the-box", "The box")]
    [InlineData("said done", "07-formulas.html#the-end", "The end")]
    [InlineData("m̂", "01-terms.html#symbols-of-the-course", "m̂")]
    [InlineData("corrected average", "01-terms.html#symbols-of-the-course", "m̂")]
    [InlineData("terms", "01-terms.html#content", "Terms")]
    public async Task Search_finds_words_in_all_lessons_and_enter_goes_there(string words, string address, string title)
    {
        await using var visit = await Open("01-terms.html");
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.InsertTextAsync(words);
        await Assertions.Expect(visit.Page.Locator(".finder li a").First).ToHaveTextAsync(title);
        Assert.EndsWith(address, await visit.Page.Locator(".finder li a").First.EvaluateAsync<string>("link => link.href"), StringComparison.Ordinal);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex($"{Regex.Escape(address)}$"));
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task Search_says_when_there_is_nothing()
    {
        await using var visit = await Open("index.html");
        await visit.Page.GetByText("Search", new() { Exact = true }).ClickAsync();
        await visit.Page.Keyboard.InsertTextAsync("entium");
        await Assertions.Expect(visit.Page.Locator(".finder [role=status]")).ToHaveTextAsync("0 places");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.Locator(".finder")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Links_to_a_lesson_lead_back_to_where_one_was()
    {
        await using var visit = await Open("01-terms.html");
        Assert.Equal(0, await visit.Page.Locator(".kept").CountAsync());
        await visit.Page.EvaluateAsync("() => document.querySelector('#a-long-way').scrollIntoView()");
        await visit.Page.WaitForFunctionAsync("() => Object.keys(localStorage).some(key => key.startsWith('read '))");
        foreach (var (page, link) in new[] { ("07-formulas.html", ".pager a"), ("index.html", ".card h2 a") })
        {
            await visit.Page.GotoAsync(new Uri(_folder.File(page)).AbsoluteUri);
            await Assertions.Expect(visit.Page.Locator(".kept").First).ToHaveTextAsync("you were at 2 A long way");
            Assert.EndsWith("#a-long-way", await visit.Page.Locator(link).First.EvaluateAsync<string>("link => link.href"), StringComparison.Ordinal);
        }

        await visit.Page.GotoAsync(new Uri(_folder.File("01-terms.html")).AbsoluteUri);
        await Assertions.Expect(visit.Page.Locator(".kept")).ToHaveTextAsync("You were at 2 A long way.");
        await visit.Page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        await visit.Page.WaitForFunctionAsync("() => localStorage['read 01-terms.html'].includes('\"done\":true')");
        await visit.Page.GotoAsync(new Uri(_folder.File("index.html")).AbsoluteUri);
        await Assertions.Expect(visit.Page.Locator(".kept")).ToHaveTextAsync("✓ read");
    }

    [BrowserFact]
    public async Task A_figure_is_taken_away_with_its_caption_in_the_theme_of_the_page_and_as_numbers()
    {
        await using var visit = await _chromium!.OpenAsync(_folder.File("07-formulas.html"), scheme: ColorScheme.Dark);
        var figure = visit.Page.Locator("figure.chart");
        await figure.Locator(".take summary").ClickAsync();
        var svg = await Take("SVG", "07-formulas-figure-1.svg");
        var paper = await figure.Locator(".drawing").EvaluateAsync<string>("plot => getComputedStyle(plot).backgroundColor");
        var text = File.ReadAllText(svg);
        Assert.Contains($"fill=\"{paper}\"", text, StringComparison.Ordinal);
        Assert.Contains("Figure 1", text, StringComparison.Ordinal);
        Assert.Equal("svg", System.Xml.Linq.XDocument.Parse(text).Root!.Name.LocalName);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(await Take("PNG", "07-formulas-figure-1.png"))[..4]);
        var rows = File.ReadAllLines(await Take("CSV", "07-formulas-figure-1.csv"));
        Assert.Equal(await figure.Locator(".numbers tr").CountAsync(), rows.Length);
        Assert.All(rows.Skip(1), row => Assert.All(row.Split(','), cell => Assert.True(double.TryParse(cell, CultureInfo.InvariantCulture, out _), cell)));
        Assert.Empty(visit.Complaints);

        async Task<string> Take(string what, string name)
        {
            var download = await visit.Page.RunAndWaitForDownloadAsync(() => figure.GetByText(what, new() { Exact = true }).ClickAsync());
            Assert.Equal(name, download.SuggestedFilename);
            return await download.PathAsync();
        }
    }

    [Theory]
    [InlineData("2–x")]
    [InlineData("5–2")]
    [InlineData("")]
    public void A_table_of_symbols_that_names_no_lessons_is_an_error(string lessons)
    {
        var table = $"# A\n\n| symbol | it stands for | lessons |\n|---|---|---|\n| $m$ | an average | {lessons} |\n";
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<ExportException>(() => Site.Write([new(Samples.OfMarkdown(table), Samples.EveryElement)], folder.Path, new SiteOptions()));
        Assert.Contains($"\"{lessons}\"; it takes \"all\", or numbers and ranges", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    private NotebookFile Saved(string name, Notebook notebook)
    {
        var path = Directory.CreateDirectory(_folder.File("notebooks")).FullName + "/" + name;
        File.WriteAllBytes(path, notebook.ToBytes());
        return new(notebook, path);
    }

    private Task<Visit> Open(string page) => _chromium!.OpenAsync(_folder.File(page));
}
