using Microsoft.Playwright;

namespace Lessons.Tests.Export;

/// <summary>One browser for all tests, and the pages it looks at: exported once as a site and once as single files.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Missing = "No chromium on the PATH. Install it (apt-get install chromium) to test the pages in a browser.";

    private readonly string folder = Directory.CreateTempSubdirectory("lessons-pages-").FullName;
    private IPlaywright? playwright;

    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(directory => new[] { "chromium", "chromium-browser", "google-chrome", "chrome.exe" }, System.IO.Path.Combine)
        .FirstOrDefault(File.Exists);

    /// <summary>Every page: "site/index.html", "single/01-every-element.html" …</summary>
    public static TheoryData<string> Pages { get; } =
        ["site/index.html", "site/01-every-element.html", "single/01-every-element.html"];

    /// <summary>The pages that are lessons.</summary>
    public static TheoryData<string> LessonPages { get; } = ["site/01-every-element.html", "single/01-every-element.html"];

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Samples.Export(System.IO.Path.Combine(folder, "site"), singleFile: false);
        Samples.Export(System.IO.Path.Combine(folder, "single"), singleFile: true);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    /// <summary>Opens a page from disk with the network off; what it logs and asks for is recorded.</summary>
    internal async Task<Visit> Open(string page, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            Offline = true,
            Permissions = ["clipboard-read", "clipboard-write"],
            ReducedMotion = ReducedMotion.Reduce,
        });
        var visit = new Visit(await context.NewPageAsync());
        await visit.Page.GotoAsync(new Uri(System.IO.Path.Combine(folder, page)).AbsoluteUri);
        return visit;
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
