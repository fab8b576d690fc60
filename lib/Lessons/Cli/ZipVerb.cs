using Lessons.Export;

namespace Lessons.Cli;

/// <summary><c>lessons export --zip</c>: exports the course into one file to hand out.</summary>
internal sealed class ZipVerb(Session session, string path)
{
    /// <summary>Exports into a folder that is gone afterwards, and packs it.</summary>
    public async Task<ExitCode> RunAsync(Func<string, ExportVerb> export, CancellationToken ct)
    {
        if (HandOut.Problem(path) is { } problem)
            throw new UsageException(problem);
        var pages = Directory.CreateTempSubdirectory("lessons-zip-").FullName;
        try
        {
            var exit = await export(pages).RunAsync(watch: false, ct);
            // Without a map nothing was written, and export has said why.
            if (!File.Exists(Path.Combine(pages, "index.html")))
                return exit;
            HandOut.Write(session.Repository, pages, path);
            session.Out.WriteLine($"All of it is in {path}");
            return exit;
        }
        catch (ExportException e)
        {
            session.Error.WriteLine(e.Message);
            return ExitCode.ExportFailed;
        }
        finally
        {
            Directory.Delete(pages, recursive: true);
        }
    }
}
