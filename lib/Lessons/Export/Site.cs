using System.Text;
using Lessons.Export.Overview;
using Lessons.Notebooks;
using Lessons.Storage;

namespace Lessons.Export;

/// <summary>Writes executed notebooks as pages that open from disk, without a network.</summary>
public static class Site
{
    /// <summary>Writes one page per lesson, and unless each is to be a single file, the map of the course and the files they share.</summary>
    /// <remarks>All pages are made before the first is written, and each file is replaced as a whole; a lesson that cannot be shown leaves the page that was there.</remarks>
    /// <param name="lessons">The executed notebooks in reading order.</param>
    /// <param name="outDir">The folder for the pages; made if it does not exist.</param>
    /// <param name="options">How pages are written.</param>
    /// <exception cref="ExportException">A cell cannot be shown, or the folder cannot be written; the message lists every such cell, and the other lessons are written.</exception>
    public static void Write(IReadOnlyList<NotebookFile> lessons, string outDir, SiteOptions options)
    {
        ArgumentNullException.ThrowIfNull(lessons);
        ArgumentNullException.ThrowIfNull(options);
        var (read, problems) = Read(lessons, options);
        try
        {
            foreach (var (name, bytes) in read.Count == 0 && lessons.Count > 0 ? [] : Files(read, Glossary.Of(lessons), options)) Replace(Path.Combine(outDir, name), bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"The pages cannot be written to {outDir}: {e.Message} Choose a folder with --out.", e);
        }

        if (problems.Count > 0) throw new ExportException(string.Join('\n', problems));
    }

    /// <summary>What in the prose of notebooks keeps them from becoming pages, known before they run: links that lead nowhere, formulas that cannot be drawn.</summary>
    /// <param name="notebooks">The notebooks in reading order.</param>
    /// <param name="options">How pages are written.</param>
    /// <returns>The file and the sentences of each notebook that has any.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Problems(IReadOnlyList<NotebookFile> notebooks, SiteOptions options)
    {
        ArgumentNullException.ThrowIfNull(notebooks);
        ArgumentNullException.ThrowIfNull(options);
        var addresses = new Addresses(notebooks.Select(notebook => notebook.Path), options.SingleFile);
        var problems = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var notebook in notebooks)
        {
            IReadOnlyList<string> found = [.. LessonReader.Problems(notebook, addresses, options.SingleFile, options.Teacher), .. Glossary.Problems(notebook)];
            if (found.Count > 0) problems[notebook.Path] = found;
        }

        return problems;
    }

    private static (List<Lesson> Lessons, List<string> Problems) Read(IReadOnlyList<NotebookFile> lessons, SiteOptions options)
    {
        var addresses = new Addresses(lessons.Select(lesson => lesson.Path), options.SingleFile);
        var (read, problems) = (new List<Lesson>(), new List<string>());
        foreach (var lesson in lessons)
        {
            try
            {
                read.Add(LessonReader.Read(lesson, addresses, options.SingleFile, options.Teacher));
            }
            catch (ExportException e)
            {
                problems.Add(e.Message);
            }
        }

        return (read, problems);
    }

    private static SortedDictionary<string, byte[]> Files(List<Lesson> lessons, Glossary glossary, SiteOptions options)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var plotly = lessons.Exists(lesson => lesson.Charts.Count > 0) ? Assets.Plotly(options.PlotlyAssembly ?? PlotlyAbove(lessons)) : "";
        var pages = options.SingleFile ? [] : OverviewPage.Of(lessons);
        var frame = new Frame(options, plotly, pages);
        foreach (var (i, lesson) in lessons.Index())
        {
            var (previous, next) = (lessons.ElementAtOrDefault(i - 1), lessons.ElementAtOrDefault(i + 1));
            files[$"{lesson.Name}.html"] = Encoding.UTF8.GetBytes(LessonPage.Write(lesson, previous, next, glossary, frame, options));
            if (options.SingleFile) continue;
            files[$"{lesson.Name}.ipynb"] = lesson.Download(options.Teacher);
            foreach (var still in lesson.Stills) files[still.File] = Encoding.UTF8.GetBytes(still.Svg);
            foreach (var (address, file) in lesson.Files) files[address] = File.ReadAllBytes(file);
        }

        if (options.SingleFile) return files;
        files[OverviewPage.Map] = Encoding.UTF8.GetBytes(IndexPage.Write(lessons, frame, options));
        foreach (var (address, _) in pages)
            if (address != OverviewPage.Map) files[address] = Encoding.UTF8.GetBytes(address == OverviewPage.Figures ? FiguresPage.Write(lessons, frame, options) : ExercisesPage.Write(lessons, frame, options));
        files["words.js"] = Encoding.UTF8.GetBytes(Words.Script(lessons, glossary));
        files["style.css"] = Encoding.UTF8.GetBytes(Assets.Style);
        files["page.js"] = Encoding.UTF8.GetBytes(options.Live is null ? Assets.Script : Assets.Script + Assets.LiveStub);
        if (options.Live is not null) files["live.js"] = Encoding.UTF8.GetBytes(Assets.Live);
        if (plotly.Length > 0) files["plotly.js"] = Encoding.UTF8.GetBytes(plotly);
        return files;
    }

    /// <summary>The assembly in the repository that holds the lessons, else in the one that holds this tool.</summary>
    internal static string PlotlyAbove(IReadOnlyList<Lesson> lessons)
    {
        var folders = lessons.Select(lesson => Path.GetDirectoryName(Path.GetFullPath(lesson.SourcePath))).Append(AppContext.BaseDirectory);
        return Repository.Above(folders)?.Plotly
            ?? throw new ExportException("No Course.sln lies above the lessons, so the charts' script cannot be found. Export from within the repository.");
    }

    private static void Replace(string path, byte[] bytes)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, bytes);
    }
}
