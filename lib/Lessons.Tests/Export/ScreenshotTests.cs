using Microsoft.Playwright;

namespace Lessons.Tests.Export;

/// <summary>Keeps pictures of the pages beside the test results, for people to look at.</summary>
[Collection("pages")]
public sealed class ScreenshotTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData("site/index.html", 1280, ColorScheme.Light)]
    [InlineData("site/01-every-element.html", 1280, ColorScheme.Light)]
    [InlineData("site/01-every-element.html", 1280, ColorScheme.Dark)]
    [InlineData("site/01-every-element.html", 390, ColorScheme.Light)]
    public async Task A_picture_of_the_page_is_kept(string page, int width, ColorScheme scheme)
    {
        await using var visit = await chromium.Open(page, width, scheme: scheme);
        await visit.DrawAll();
        var file = Path.Combine(AppContext.BaseDirectory, "screenshots", $"{Path.GetFileNameWithoutExtension(page)}-{width}-{scheme}.png");
        await visit.Page.ScreenshotAsync(new() { Path = file, FullPage = true });
        Assert.True(new FileInfo(file).Length > 10_000, $"{file} shows nothing");
    }
}
