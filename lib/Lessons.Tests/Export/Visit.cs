using Microsoft.Playwright;

namespace Lessons.Tests.Export;

/// <summary>A page that is open, and all it has said and asked for.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    public Visit(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Hear($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => Hear($"error: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                Hear($"request: {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Whether complaints are recorded.</summary>
    public bool IsListening { get; set; } = true;

    public IReadOnlyList<string> Complaints => _complaints;

    private void Hear(string complaint)
    {
        if (IsListening) _complaints.Add(complaint);
    }

    /// <summary>Scrolls through the page, so that every chart comes near the window, and waits until all are drawn.</summary>
    public async Task DrawAll()
    {
        foreach (var chart in await Page.Locator(".drawing").AllAsync()) await chart.ScrollIntoViewIfNeededAsync();
        await Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.drawing')].every(chart => chart.drawn)", null, new() { Timeout = 10_000 });
        await Page.EvaluateAsync("() => Promise.all([...document.querySelectorAll('.drawing')].map(chart => chart.drawn)).then(() => scrollTo(0, 0))");
    }

    /// <summary>Whether pictures are kept.</summary>
    public static bool Keeps { get; } = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("LESSONS_SCREENSHOTS"));

    /// <summary>Keeps a picture of the page beside the test's assembly, if LESSONS_SCREENSHOTS is set: for people to look at.</summary>
    public async Task Keep(string name)
    {
        if (!Keeps) return;
        var file = Path.Combine(AppContext.BaseDirectory, "screenshots", $"{name.Replace('/', '-')}.jpeg");
        await Page.ScreenshotAsync(new() { Path = file, FullPage = true, Type = ScreenshotType.Jpeg, Quality = 70 });
        Assert.True(new FileInfo(file).Length > 10_000, $"{file} shows nothing");
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
