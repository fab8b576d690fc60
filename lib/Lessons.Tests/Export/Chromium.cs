using Microsoft.Playwright;

namespace Lessons.Tests.Export;

/// <summary>The browser that the pages are looked at in.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    public const string Missing = "No chromium on the PATH. Install it (apt-get install chromium) to test the pages in a browser.";

    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this._playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    public static string? Program { get; } = Lessons.Cli.Browser.Find();

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        }));
    }

    /// <summary>Opens a page from disk with the network off; what it logs and asks for is recorded.</summary>
    public async Task<Visit> OpenAsync(string file, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            Offline = true,
            Permissions = ["clipboard-read", "clipboard-write"],
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(120_000);
        // One for all tests; how long it takes is a matter of the machine and of what else runs on it.
        Assertions.SetDefaultExpectTimeout(600_000);
        var visit = new Visit(await context.NewPageAsync());
        await visit.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
