using Lessons.Cli;
using Lessons.Tests.Export;

namespace Lessons.Tests.Cli;

/// <summary>The pictures that the tool takes of pages.</summary>
public sealed class BrowserTests
{
    [BrowserFact]
    public async Task A_picture_that_shows_nothing_takes_the_place_of_none()
    {
        using var folder = new TemporaryFolder();
        var (page, png) = (folder.File("page.html"), folder.File("page.png"));
        await File.WriteAllTextAsync(png, "an older picture");
        await File.WriteAllTextAsync(page, "<body style=\"background: white\">");

        var failure = await Assert.ThrowsAsync<UsageException>(() => Take());
        Assert.Contains("shows nothing", failure.Message, StringComparison.Ordinal);
        Assert.Equal("an older picture", await File.ReadAllTextAsync(png));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);

        await File.WriteAllTextAsync(page, $"<body>{string.Concat(Enumerable.Range(0, 500).Select(i => $"{i * 7919} "))}");
        await Take();
        Assert.InRange(new FileInfo(png).Length, Browser.LeastBytes, 1_000_000);

        Task Take() => Browser.TakeAsync(Browser.Find()!, page, png, 720, 420, CancellationToken.None);
    }
}
