using Microsoft.Playwright;

namespace Lessons.Tests.Export;

/// <summary>The samples, exported once as a site and once as single files, and a browser to look at them.</summary>
public sealed class SamplePages : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private Chromium? _chromium;

    /// <summary>Every page: "site/index.html", "single/01-every-element.html" …</summary>
    public static TheoryData<string> All { get; } = ["site/index.html", "site/figures.html", "site/01-every-element.html", "single/01-every-element.html"];

    /// <summary>The pages that are lessons.</summary>
    public static TheoryData<string> Lessons { get; } = ["site/01-every-element.html", "single/01-every-element.html"];

    public async Task InitializeAsync()
    {
        Samples.Export(_folder.File("site"), singleFile: false);
        Samples.Export(_folder.File("single"), singleFile: true);
        Samples.ExportOdd(_folder.File("odd"));
        _chromium = await Chromium.StartAsync();
    }

    internal Task<Visit> Open(string page, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light) =>
        _chromium!.OpenAsync(_folder.File(page), width, height, scheme);

    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();
}
