using Lessons.Export;
using Lessons.Tests.Export;
using Microsoft.Playwright;

namespace Lessons.Tests.FrontEnds;

/// <summary>What front ends do to the outputs of a notebook, in a real browser.</summary>
public sealed class NotebookTests(LessonOutputs outputs, NotebookTests.OneBrowser browser) : IClassFixture<LessonOutputs>, IClassFixture<NotebookTests.OneBrowser>
{
    private const string Ravine = "02-momentum-and-ema", Adam = "05-adam", Zero = "10-zero";

    /// <summary>What readers do one after the other.</summary>
    public static TheoryData<string, string> Readers => new()
    {
        { Ravine, "narrow, dark, high contrast, high contrast light, wide, light" },
        { Ravine, "rerun first, reopen, rerun first five times, reopen" },
        { Ravine, "slide, narrow, dark, wide, light" },
        { Ravine, "play, rerun all, reopen, play, high contrast, narrow, reopen" },
        { Ravine, "restart in the middle, reopen, rerun first, dark, reopen" },
        { Adam, "dark, reopen, narrow, rerun first five times, slide, wide, high contrast, reopen, light" },
        { Zero, "slide, dark, rerun all, narrow, reopen, high contrast light, slide, wide" },
    };

    public static TheoryData<string> FrontEnds => ["VS Code", "VS Code 1.50", "the kernel", "Jupyter", "none"];

    [BrowserTheory]
    [MemberData(nameof(Readers))]
    public async Task Every_chart_stays_whatever_the_reader_does(string name, string steps)
    {
        await using var notebook = await NotebookPage.OpenAsync(browser.Chromium);
        var lesson = await outputs.OfAsync(name);
        await notebook.ShowAsync(lesson.First);
        Assert.Empty(await notebook.ProblemsAsync());
        var done = "";
        foreach (var step in steps.Split(", "))
        {
            await DoAsync(notebook, lesson, step);
            done += step + "; ";
            var problems = await notebook.ProblemsAsync();
            Assert.True(problems.Length == 0, $"after {done}\n{string.Join('\n', problems)}");
        }

        Assert.Empty(notebook.Complaints);
        await notebook.KeepAsync($"notebook-{name[..2]}-{steps}");
    }

    [BrowserTheory]
    [MemberData(nameof(FrontEnds))]
    public async Task Tables_and_checks_stand_as_the_course_sets_them(string frontEnd)
    {
        await using var notebook = await NotebookPage.OpenAsync(browser.Chromium);
        await notebook.ShowAsync([.. (await outputs.OfAsync(Ravine)).First.Select(cell => cell.Where(html => !html.Contains("<figure", StringComparison.Ordinal)).ToArray())]);
        await notebook.FrontEndAsync(frontEnd);

        var wrong = await notebook.Page.EvaluateAsync<string[]>("""
            () => [
              ...[...document.querySelectorAll('table:not(.dni *, .dataframe)')].filter(table => table.querySelector('th[scope=col]')).flatMap(table =>
                [...table.querySelectorAll('th, td')].filter(cell => getComputedStyle(cell).textAlign !== (cell.matches('.number') ? 'right' : 'left'))
                  .map(cell => `“${cell.textContent}” stands ${getComputedStyle(cell).textAlign}`)),
              ...[...document.querySelectorAll('.check .number')].filter(number => {
                const [says, box] = [document.createRange(), number.getClientRects()[0]];
                says.selectNodeContents(number.previousSibling);
                const end = [...says.getClientRects()].at(-1);
                return box.top < end.bottom && box.left < end.right + 8;
              }).map(number => `“${number.parentElement.textContent}” runs into its number`),
            ]
            """);

        Assert.Empty(wrong);
        Assert.True(await notebook.Page.Locator("td.number").CountAsync() > 5);
        Assert.True(await notebook.Page.Locator(".check .number").CountAsync() > 5);
    }

    [BrowserFact]
    public async Task A_chart_waits_for_an_output_that_comes_late()
    {
        var lesson = await outputs.OfAsync(Ravine);
        await using var notebook = await NotebookPage.OpenAsync(browser.Chromium);
        await notebook.ShowAsync(1, lesson.WithoutPlotly);
        await Assertions.Expect(notebook.Page.Locator("figure [role=img]")).ToContainTextAsync("restart the kernel and run any cell with a chart", new() { Timeout = 60_000 });
        Assert.Equal(700, await notebook.Page.Locator("figure img").EvaluateAsync<int>("still => still.naturalWidth"));

        await notebook.ShowAsync(0, lesson.First[lesson.Start]);

        Assert.Empty(await notebook.ProblemsAsync());
        Assert.Equal(0, await notebook.Page.Locator("figure img").CountAsync());
    }

    [BrowserFact]
    public async Task Two_notebooks_open_at_once_leave_each_other_alone()
    {
        var (ravine, adam) = (await outputs.OfAsync(Ravine), await outputs.OfAsync(Adam));
        await using NotebookPage one = await NotebookPage.OpenAsync(browser.Chromium), two = await NotebookPage.OpenAsync(browser.Chromium);
        await one.ShowAsync(ravine.First);
        await two.ShowAsync(adam.First);
        await one.ThemeAsync("dark");
        Assert.Empty(await one.ProblemsAsync());
        Assert.Empty(await two.ProblemsAsync());

        // The outputs of two kernels in one page, as after cells were copied from one notebook to the other.
        await one.ShowAsync(1000, [.. adam.First.SelectMany(shown => shown)]);
        Assert.Empty(await one.ProblemsAsync());
    }

    /// <summary>An older version of the course wrote plotly.js and its figures as plain scripts.</summary>
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Outputs_of_an_older_version_draw_beside_new_ones(bool plotlyIsOld)
    {
        var folder = Path.Combine(Fixture.Repository, "lib");
        var figure = await File.ReadAllTextAsync(Path.Combine(folder, "Lessons.Tests", "FrontEnds", "older-figure.html"));
        var script = Assets.Inline(Assets.Plotly(Path.Combine(folder, "bin", "plotly", "Plotly.NET.dll")));
        var lesson = await outputs.OfAsync(Ravine);
        await using var notebook = await NotebookPage.OpenAsync(browser.Chromium);

        await notebook.ShowAsync(0, plotlyIsOld
            ? $"<script>(function () {{ var define, module, exports;\n{script}\nwindow.Plotly = this.Plotly || window.Plotly; }}).call(window);</script>\n{figure}"
            : figure);
        await notebook.ShowAsync(1, plotlyIsOld ? lesson.WithoutPlotly[0] : lesson.First[lesson.Start][0]);

        Assert.Empty(await notebook.ProblemsAsync());
    }

    [BrowserFact]
    public async Task A_browser_that_cannot_unpack_says_so()
    {
        var lesson = await outputs.OfAsync(Ravine);
        await using var notebook = await NotebookPage.OpenAsync(browser.Chromium);
        await notebook.Page.EvaluateAsync("() => { delete window.DecompressionStream; }");
        await notebook.ShowAsync(lesson.Start, lesson.First[lesson.Start]);
        await Assertions.Expect(notebook.Page.Locator("figure [role=img]").First).ToContainTextAsync("Open the notebook in a current browser", new() { Timeout = 60_000 });
    }

    private static async Task DoAsync(NotebookPage notebook, LessonOutputs.Lesson lesson, string step)
    {
        switch (step)
        {
            case "narrow" or "wide": await notebook.Page.SetViewportSizeAsync(step == "narrow" ? 390 : 1000, 900); break;
            case "slide": await notebook.SlideAsync(); break;
            case "play": await notebook.PlayAsync(); break;
            case "reopen": await notebook.ReopenAsync(); break;
            case "rerun first": await notebook.ShowAsync(lesson.Start, lesson.Again[lesson.Start]); break;
            case "rerun first five times": await notebook.ShowAsync(lesson.Start, lesson.Fifth); break;
            case "rerun all": await notebook.ShowAsync(lesson.Again); break;
            case "restart in the middle": await notebook.ShowAsync(lesson.First.Length / 2, lesson.Restarted); break;
            default: await notebook.ThemeAsync(step); break;
        }
    }

    public sealed class OneBrowser : IAsyncLifetime
    {
        internal Chromium Chromium { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            if (Chromium.Program is not null) Chromium = await Chromium.StartAsync();
        }

        public Task DisposeAsync() => Chromium is null ? Task.CompletedTask : Chromium.DisposeAsync().AsTask();
    }
}
