using Lessons.Export;
using Lessons.Live;
using Lessons.Notebooks;
using Lessons.Storage;

namespace Lessons.Cli;

/// <summary><c>lessons export</c>: executes notebooks, writes a page for each, and beside them what runs their cells; a lesson that fails keeps the page it had.</summary>
internal sealed class ExportVerb(Session session, string? folder, bool singleFile, bool teacher, bool isStatic, bool reuse, bool saysWhere = true)
{
    private readonly string _folder = Path.GetFullPath(folder ?? (teacher ? session.Repository.TeacherPages : session.Repository.Pages));

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
        var options = new SiteOptions { SingleFile = singleFile, Teacher = teacher };
        var problems = Problems(options);
        foreach (var problem in problems.Values.SelectMany(found => found))
            session.Error.WriteLine(problem);
        var results = await (session with { Notebooks = [.. session.Notebooks.Where(path => !problems.ContainsKey(path))] }).RunLessonsAsync(reuse, ct);
        var byPath = results.ToDictionary(result => result.Path);
        // A lesson that fails is shown as it last ran, so that its page, the index and the links to it stay.
        var pages = session.Notebooks
            .Select(path => (Executed: byPath.TryGetValue(path, out var result) && result.Error is null ? result.Executed : ResultCache.LastGood(path), Path: path))
            .Where(page => page.Executed is not null)
            .Select(page => new NotebookFile(page.Executed!, page.Path))
            .ToList();
        var exit = session.Summarize(results);
        if (problems.Count > 0)
        {
            session.Error.WriteLine($"Not run, because a page could not be made of it: {string.Join(", ", problems.Keys.Select(Path.GetFileName))}. The pages that are there stay.");
            exit = ExitCode.ExportFailed;
        }

        var pack = singleFile || isStatic || pages.Count == 0 ? null : new PagePack(session.Repository);
        try
        {
            Write(pack?.Key);
            if (pages.Count > 0 && saysWhere)
                session.Out.WriteLine($"The pages are in {_folder}");
            if (pack is not null && !await PackAsync(pack, ct))
                Write(live: null);
        }
        catch (ExportException e)
        {
            session.Error.WriteLine(e.Message);
            return ExitCode.ExportFailed;
        }
        return exit;

        void Write(string? live)
        {
            if (pages.Count > 0)
                Site.Write(pages, _folder, options with { Live = live });
        }
    }

    /// <summary>Puts beside the pages what runs their cells.</summary>
    /// <returns>Whether it could be made.</returns>
    private async Task<bool> PackAsync(PagePack pack, CancellationToken ct)
    {
        try
        {
            if (!pack.IsKept)
                session.Out.WriteLine("Making what runs C# in them, once for this library: a minute or more, and about 100 MB of packages the first time …");
            await pack.WriteAsync(_folder, ct);
            session.Out.WriteLine("Their code can be edited and run: press Run at a cell");
            return true;
        }
        catch (PackException e)
        {
            session.Out.WriteLine($"Their code cannot be run in the page: {e.Message.TrimEnd('.')}. All else is there; --static leaves this step out.");
            return false;
        }
    }

    /// <summary>What is known before any lesson runs. A file that cannot be read is told with the lesson.</summary>
    private IReadOnlyDictionary<string, IReadOnlyList<string>> Problems(SiteOptions options)
    {
        var notebooks = new List<NotebookFile>();
        foreach (var path in session.Notebooks)
        {
            try
            {
                notebooks.Add(new(Notebook.Load(path), path));
            }
            catch (NotebookException)
            {
            }
        }

        return Site.Problems(notebooks, options);
    }
}
