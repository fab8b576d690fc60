using Lessons.Execution;
using Lessons.Export;
using Lessons.Notebooks;

namespace Lessons.Cli;

/// <summary><c>lessons images</c>: draws the pictures of the README and the lessons anew into images/.</summary>
/// <remarks>Drawings come from the library's own data; beside them lies a picture of each lesson's first chart, and in lessons.txt the key of what it shows.</remarks>
internal sealed class ImagesVerb(Session session)
{
    private const int Width = 720, Height = 420;

    // The library is loaded as a notebook loads it; this tool does not refer to it.
    private const string Draw = """
        #r "../lib/bin/Course.dll"
        foreach (var drawing in Course.Drawings.All)
        {
            System.IO.File.WriteAllText(System.IO.Path.Combine("..", "images", drawing.Name), drawing.Svg);
            Console.WriteLine($"images/{drawing.Name}");
        }
        """;

    private readonly string _images = session.Repository.Images;

    public async Task<ExitCode> RunAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(_images);
        return await DrawAsync(ct) && await PictureAsync(ct) ? ExitCode.Success : ExitCode.LessonFailed;
    }

    private async Task<bool> DrawAsync(CancellationToken ct)
    {
        await using var kernel = await WorkerKernel.StartAsync(session.Repository.Notebooks, ct);
        await foreach (var output in kernel.RunAsync(Draw, ct))
        {
            if (output is StreamOutput { Text: var text })
                session.Out.Write(text);
            if (output is not ErrorOutput error)
                continue;
            session.Error.WriteLine($"{error.Name}: {error.Message}");
            return false;
        }
        return true;
    }

    private async Task<bool> PictureAsync(CancellationToken ct)
    {
        var results = await session.RunLessonsAsync(reuse: true, ct);
        if (session.Summarize(results) != ExitCode.Success)
            return false;
        var browser = Browser.Find() ?? throw new UsageException("Pictures of charts need a browser: put chromium on the PATH.");
        var pictures = Pictures.Of([.. results.Select(result => new NotebookFile(result.Executed!, result.Path))]);
        var folder = Directory.CreateTempSubdirectory("lessons-images");
        try
        {
            foreach (var (name, html, _) in pictures)
            {
                var page = Path.Combine(folder.FullName, $"{name}.html");
                await File.WriteAllTextAsync(page, html, ct);
                await Browser.TakeAsync(browser, page, Path.Combine(_images, $"{name}.png"), Width, Height, ct);
                session.Out.WriteLine($"images/{name}.png");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        var keys = Path.Combine(_images, "lessons.txt");
        await File.WriteAllTextAsync(keys, Pictures.Keys(File.Exists(keys) ? await File.ReadAllTextAsync(keys, ct) : "", pictures), ct);
        return true;
    }
}
