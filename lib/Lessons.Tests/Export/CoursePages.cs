using System.Collections.Concurrent;
using System.Text;
using Lessons.Export;
using Lessons.Notebooks;
using Lessons.Tests.Execution;

namespace Lessons.Tests.Export;

/// <summary>The pages of the course itself, each looked at once in a browser from disk, two at a time.</summary>
public sealed class CoursePages : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentBag<Finding> _findings = [];

    /// <summary>What is wrong, over all pages.</summary>
    public IEnumerable<Finding> Findings => _findings.OrderBy(finding => finding.What, StringComparer.Ordinal);

    /// <summary>How many pages were looked at, and how many charts, sliders and formulas they have.</summary>
    public (int Pages, int Charts, int Sliders, int Formulas) Seen { get; private set; }

    /// <summary>The bytes of the heaviest page of the site with its style and script, and its name.</summary>
    public (long Bytes, string Page) Heaviest { get; private set; }

    public async Task InitializeAsync()
    {
        if (Chromium.Program is null) return;
        var site = _folder.File("site");
        var lessons = (await CourseRun.Results).Where(result => Fixture.Lessons().Contains(result.Path))
            .Select(result => new NotebookFile(result.Executed ?? throw new InvalidOperationException(result.Error), result.Path)).ToList();
        Site.Write(lessons, site, new SiteOptions());
        // A page of one file differs only in where its script, style and pictures stand: one of them will do.
        Site.Write([lessons[1]], _folder.File("single"), new SiteOptions { SingleFile = true });
        var pages = Directory.GetFiles(_folder.Path, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var shared = new FileInfo(Path.Combine(site, "style.css")).Length + new FileInfo(Path.Combine(site, "page.js")).Length + Encoding.UTF8.GetByteCount(Assets.LiveStub);
        Heaviest = Directory.GetFiles(site, "*.html").Select(file => (new FileInfo(file).Length + shared, Path.GetFileName(file))).Max();

        await using var chromium = await Chromium.StartAsync();
        var inspections = new ConcurrentBag<PageInspection>();
        await Parallel.ForEachAsync(pages, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (page, _) =>
        {
            var inspection = new PageInspection(chromium, page, Path.GetRelativePath(_folder.Path, page).Replace('\\', '/'), _findings.Add);
            await inspection.RunAsync();
            inspections.Add(inspection);
        });
        foreach (var what in await SearchInspection.RunAsync(chromium, site, lessons)) _findings.Add(new(PageCheck.Search, what));
        Seen = (inspections.Count, inspections.Sum(i => i.Charts), inspections.Sum(i => i.Sliders), inspections.Sum(i => i.Formulas));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}
