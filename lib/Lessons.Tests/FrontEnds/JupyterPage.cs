using System.Text.Json;
using Microsoft.Playwright;

namespace Lessons.Tests.FrontEnds;

/// <summary>A notebook that is open in Jupyter Notebook.</summary>
internal sealed class JupyterPage : IAsyncDisposable
{
    // What a chart shows of a landscape and of bars or lines; a slider that erases it leaves fewer.
    private const string Inspect = """
        () => {
          const count = (place, marks) => place.querySelectorAll(marks).length;
          return JSON.stringify([...document.querySelectorAll('figure > [role=img]')].map(place => ({
            name: place.getAttribute('aria-label'),
            height: place.querySelector('.main-svg') ? place.querySelector('.main-svg').getBoundingClientRect().height : 0,
            landscape: count(place, '.contourlayer path, .heatmaplayer image'),
            marks: count(place, '.scatterlayer path, .barlayer path, .heatmaplayer image, .contourlayer path'),
          })));
        }
        """;

    private readonly NotebookServer _server;

    private JupyterPage(NotebookServer server, IPage page) => (this._server, Page) = (server, page);

    /// <summary>A chart as it stands in the page.</summary>
    /// <param name="Name">What it says it shows.</param>
    /// <param name="Height">Its height in pixels; 0 if it is not drawn.</param>
    /// <param name="Landscape">How many shapes its contours and heatmaps have.</param>
    /// <param name="Marks">How many shapes its data have.</param>
    public sealed record Chart(string Name, double Height, int Landscape, int Marks);

    public IPage Page { get; }

    /// <summary>Opens a notebook with every address but the server's out of reach.</summary>
    public static async Task<JupyterPage> OpenAsync(IBrowser browser, NotebookServer server, string notebook)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(600_000);
        await context.RouteAsync("**", route => route.Request.Url.StartsWith(server.Address, StringComparison.Ordinal) ? route.ContinueAsync() : route.AbortAsync());
        var page = new JupyterPage(server, await context.NewPageAsync());
        await server.WhileAliveAsync(page.Page.GotoAsync($"{server.Address}notebooks/{notebook}"));
        await page.UntilAsync("() => window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded");
        return page;
    }

    /// <summary>Runs every cell and waits until the last has run.</summary>
    public async Task RunAllAsync()
    {
        await UntilAsync("() => Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()");
        await Page.EvaluateAsync("() => { Jupyter.notebook.execute_all_cells(); }");
        await UntilAsync("() => Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code').every(cell => typeof cell.input_prompt_number === 'number')");
    }

    public async Task SaveAsync() => await _server.WhileAliveAsync(Page.EvaluateAsync("async () => { await Jupyter.notebook.save_notebook(); }"));

    /// <summary>The charts, once every one of them is drawn.</summary>
    /// <param name="count">How many there are.</param>
    public async Task<Chart[]> ChartsAsync(int count)
    {
        await UntilAsync($"() => {{ const places = [...document.querySelectorAll('figure > [role=img]')]; return places.length === {count} && places.every(place => place.querySelector('.main-svg')); }}");
        return JsonSerializer.Deserialize<Chart[]>(await Page.EvaluateAsync<string>(Inspect), JsonSerializerOptions.Web)!;
    }

    /// <summary>Puts every slider to another stop; gives how many there are.</summary>
    public async Task<int> SlideAsync()
    {
        var rails = await Page.Locator(".slider-rail-touch-rect").AllAsync();
        foreach (var rail in rails) await ClickAsync(rail, 0.3f);
        return rails.Count;
    }

    /// <summary>Plays every chart that can be played to its end; gives how many there are.</summary>
    public async Task<int> PlayAsync()
    {
        var buttons = await Page.Locator(".updatemenu-button", new() { HasText = "play" }).AllAsync();
        foreach (var button in buttons)
        {
            await button.EvaluateAsync("button => { const place = button.closest('[role=img]'); place.played = new Promise(resolve => place.once('plotly_animated', resolve)); }");
            await ClickAsync(button, 0.5f);
            await _server.WhileAliveAsync(button.EvaluateAsync("button => button.closest('[role=img]').played"));
        }
        return buttons.Count;
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    /// <summary>Clicks a part of a chart where it stands: what lies over it is the chart's own, and passes the click on.</summary>
    private async Task ClickAsync(ILocator part, float along)
    {
        await part.ScrollIntoViewIfNeededAsync();
        var box = (await part.BoundingBoxAsync())!;
        await Page.Mouse.ClickAsync(box.X + (along * box.Width), box.Y + (box.Height / 2));
    }

    private Task UntilAsync(string condition) => _server.WhileAliveAsync(Page.WaitForFunctionAsync(condition));
}
