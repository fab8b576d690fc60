using Lessons.Tests.Export;
using Microsoft.Playwright;

namespace Lessons.Tests.FrontEnds;

/// <summary>An open notebook: a page that holds outputs as VS Code's does, and what the file would hold if it were saved.</summary>
internal sealed class NotebookPage : IAsyncDisposable
{
    private static readonly string s_folder = Path.Combine(Fixture.Repository, "lib", "Lessons.Tests");
    private static readonly string s_inspect = File.ReadAllText(Path.Combine(s_folder, "Export", "inspect.js"));

    private readonly Visit _visit;
    private readonly SortedDictionary<int, string[]> _outputs = [];

    private NotebookPage(Visit visit) => this._visit = visit;

    public IPage Page => _visit.Page;

    public IReadOnlyList<string> Complaints => _visit.Complaints;

    public static async Task<NotebookPage> OpenAsync(Chromium chromium)
    {
        var notebook = new NotebookPage(await chromium.OpenAsync(Path.Combine(s_folder, "FrontEnds", "notebook.html"), width: 1000));
        await notebook.BeginAsync();
        return notebook;
    }

    public async Task ShowAsync(int cell, params string[] shown)
    {
        _outputs[cell] = shown;
        await Page.EvaluateAsync("([cell, outputs]) => notebook.show(cell, outputs)", new object[] { cell, shown });
    }

    public async Task ShowAsync(string[][] cells)
    {
        foreach (var (cell, shown) in cells.Index()) await ShowAsync(cell, shown);
    }

    /// <summary>Saves, closes and opens again: a fresh page shows what was saved, in the order of the notebook, and no kernel runs.</summary>
    public async Task ReopenAsync()
    {
        await Page.ReloadAsync();
        await BeginAsync();
        foreach (var (cell, shown) in _outputs.ToArray()) await ShowAsync(cell, shown);
    }

    public Task ThemeAsync(string theme) => Page.EvaluateAsync("theme => notebook.theme(theme)", theme);

    public Task FrontEndAsync(string name) => Page.EvaluateAsync("name => notebook.frontEnd(name)", name);

    /// <summary>Puts every slider to another stop.</summary>
    public async Task SlideAsync()
    {
        foreach (var rail in await Page.Locator(".slider-rail-touch-rect").AllAsync())
        {
            await rail.ScrollIntoViewIfNeededAsync();
            var box = (await rail.BoundingBoxAsync())!;
            await Page.Mouse.ClickAsync(box.X + (0.3f * box.Width), box.Y + (box.Height / 2));
        }
    }

    /// <summary>Plays every chart that can be played to its end: each picture of it keeps the contours.</summary>
    public async Task PlayAsync()
    {
        foreach (var button in await Page.Locator(".updatemenu-button", new() { HasText = "play" }).AllAsync())
        {
            await button.EvaluateAsync("button => inspect.watch(button.closest('[role=img]'))");
            await button.ClickAsync();
            Assert.Empty(await button.EvaluateAsync<string[]>("button => button.closest('[role=img]').played"));
        }
    }

    /// <summary>What is wrong with the charts; what is still being drawn gets the time it needs.</summary>
    public async Task<string[]> ProblemsAsync()
    {
        string[] problems = [];
        for (var tries = 0; tries < 100; tries++)
        {
            problems = await Page.EvaluateAsync<string[]>("() => notebook.problems()");
            if (problems.Length == 0) break;
            await Page.WaitForTimeoutAsync(200);
        }

        return problems;
    }

    public Task KeepAsync(string name) => _visit.Keep(name);

    public ValueTask DisposeAsync() => _visit.DisposeAsync();

    private async Task BeginAsync()
    {
        await Page.EvaluateAsync(s_inspect);
        await ThemeAsync("light");
        await FrontEndAsync("VS Code");
    }
}
