using Lessons.Export;
using Lessons.Storage;

namespace Lessons.Cli;

/// <summary><c>lessons export</c>: executes notebooks and writes a page for each; a lesson that fails keeps the page it had.</summary>
internal sealed class ExportVerb(Session session, string? folder, bool singleFile, bool reuse)
{
    private readonly string _folder = Path.GetFullPath(folder ?? session.Repository.Pages);

    public async Task<ExitCode> RunAsync(bool watch, CancellationToken ct)
    {
        var exit = await ExportAsync(reuse, ct);
        if (!watch)
            return exit;
        using var changes = new Changes(
            session.Notebooks.Select(path => Path.GetDirectoryName(Path.GetFullPath(path))!).Append(session.Repository.Library));
        while (true)
        {
            session.Out.WriteLine("Waiting for changes; Ctrl+C ends.");
            await changes.NextAsync(ct);
            await ExportAsync(reuse: true, ct);
        }
    }

    private async Task<ExitCode> ExportAsync(bool reuse, CancellationToken ct)
    {
        var results = await session.RunLessonsAsync(reuse, ct);
        // A lesson that fails is shown as it last ran, so that its page, the index and the links to it stay.
        var pages = results
            .Select(result => (Executed: result.Error is null ? result.Executed : ResultCache.LastGood(result.Path), SourcePath: result.Path))
            .Where(page => page.Executed is not null)
            .Select(page => (page.Executed!, page.SourcePath))
            .ToList();
        var exit = session.Summarize(results);
        try
        {
            if (pages.Count > 0)
                Site.Write(pages, _folder, new SiteOptions { SingleFile = singleFile });
        }
        catch (ExportException e)
        {
            session.Error.WriteLine(e.Message);
            return ExitCode.ExportFailed;
        }
        session.Out.WriteLine($"The pages are in {_folder}");
        return exit;
    }
}
