using Lessons.Execution;
using Lessons.Export;
using Lessons.Live;
using Lessons.Notebooks;
using Lessons.Storage;
using Lessons.Tests.Execution;
using Lessons.Tests.Export;

namespace Lessons.Tests.Live;

/// <summary>Pages whose cells run, and a browser with the network off.</summary>
public sealed class LivePages : IAsyncLifetime, IDisposable
{
    private static readonly PagePack s_pack = new(Repository.Here, CacheFolder.Users);

    private readonly TemporaryFolder _folder = new();
    private Chromium? _chromium;

    public async Task InitializeAsync()
    {
        if (LiveFactAttribute.WhyNot is not null) return;
        _chromium = await Chromium.StartAsync();
        await s_pack.WriteAsync(_folder.Path, CancellationToken.None);
    }

    /// <summary>Opens the page of a lesson of the course, by the number it starts with.</summary>
    internal async Task<LivePage> Lesson(string number) => await Open(await WriteLesson(number));

    /// <summary>Writes the page of a lesson of the course, by the number it starts with.</summary>
    internal async Task<string> WriteLesson(string number)
    {
        var result = (await CourseRun.Results).First(lesson => Path.GetFileName(lesson.Path).StartsWith(number, StringComparison.Ordinal));
        return Write(result.Executed ?? throw new InvalidOperationException(result.Error), result.Path, _folder.Path);
    }

    /// <summary>Opens a page of cells.</summary>
    internal Task<LivePage> Cells(params string[] cells) => Of(NotebookOf(cells));

    /// <summary>Opens the page of a notebook.</summary>
    internal Task<LivePage> Of(Notebook notebook) => Open(Write(notebook, Samples.EveryElement, _folder.Path));

    /// <summary>Opens a page of cells as an export makes it, with what they show; the first one loads the library.</summary>
    internal async Task<LivePage> Shown(params string[] cells) => await Open(await WriteShown(cells));

    /// <summary>Writes a page of cells as an export makes it, with what they show; the first one loads the library.</summary>
    internal async Task<string> WriteShown(params string[] cells)
    {
        var path = _folder.File("shown.ipynb");
        await File.WriteAllBytesAsync(path, NotebookOf([$"#r \"{Path.Combine(Repository.Here.Library, "Course.dll")}\"\nusing Course;", .. cells]).ToBytes());
        var options = new RunOptions { Timeout = TimeSpan.FromMinutes(10) };
        var results = await new LessonRunner(options, new(new(Repository.Here), _folder.File("cache")), reuse: false).RunAsync([path], Silence.Report, CancellationToken.None);
        return Write(results[0].Executed ?? throw new InvalidOperationException(results[0].Error), path, _folder.Path);
    }

    /// <summary>Opens a page of one cell beside which the script that runs it is something else, or nothing.</summary>
    internal async Task<LivePage> Beside(byte[]? pack, string cell)
    {
        var folder = Directory.CreateDirectory(_folder.File($"beside-{pack?.Length}")).FullName;
        if (pack is not null) await File.WriteAllBytesAsync(Path.Combine(folder, PagePack.FileName), pack);
        return await Open(Write(NotebookOf([cell]), Samples.EveryElement, folder));
    }

    /// <summary>The script that runs cells.</summary>
    internal byte[] Pack => File.ReadAllBytes(_folder.File(PagePack.FileName));

    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    private static Notebook NotebookOf(string[] cells) =>
        new() { Cells = [.. cells.Select((source, i) => new CodeCell { Id = $"cell-{i + 1}", Source = source, ExecutionCount = i + 1 })] };

    private static string Write(Notebook notebook, string path, string folder)
    {
        Site.Write([new(notebook, path)], folder, new SiteOptions { Live = s_pack.Key });
        return Path.Combine(folder, Path.GetFileNameWithoutExtension(path) + ".html");
    }

    private async Task<LivePage> Open(string file)
    {
        var visit = await _chromium!.OpenAsync(file, width: 1440);
        // How long it takes is a matter of the machine and of what else runs on it.
        visit.Page.Context.SetDefaultTimeout(600_000);
        return new(visit);
    }
}
