using System.Text;
using Lessons.Notebooks;
using Lessons.Storage;

namespace Lessons.Export;

/// <summary>Writes executed notebooks as pages that open from disk, without a network.</summary>
public static class Site
{
    /// <summary>Writes one page per lesson, and unless each is to be a single file, the map of the course and the files they share.</summary>
    /// <remarks>All pages are made before the first is written, and each file is replaced as a whole: a failure leaves the pages that were there.</remarks>
    /// <param name="lessons">The executed notebooks in reading order, each with the file it was read from.</param>
    /// <param name="outDir">The folder for the pages; made if it does not exist.</param>
    /// <param name="options">How pages are written.</param>
    /// <exception cref="ExportException">A cell cannot be shown, or the folder cannot be written; the message lists every such cell.</exception>
    public static void Write(IReadOnlyList<(Notebook Executed, string SourcePath)> lessons, string outDir, SiteOptions options)
    {
        ArgumentNullException.ThrowIfNull(lessons);
        ArgumentNullException.ThrowIfNull(options);
        var files = Files(Read(lessons, options), options);
        try
        {
            foreach (var (name, bytes) in files) Replace(Path.Combine(outDir, name), bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"The pages cannot be written to {outDir}: {e.Message} Choose a folder with --out.", e);
        }
    }

    private static List<Lesson> Read(IReadOnlyList<(Notebook Executed, string SourcePath)> lessons, SiteOptions options)
    {
        var (read, errors) = (new List<Lesson>(), new List<string>());
        foreach (var (notebook, path) in lessons)
        {
            try
            {
                read.Add(LessonReader.Read(notebook, path, options.SingleFile));
            }
            catch (ExportException e)
            {
                errors.Add(e.Message);
            }
        }

        return errors.Count == 0 ? read : throw new ExportException(string.Join('\n', errors));
    }

    private static SortedDictionary<string, byte[]> Files(List<Lesson> lessons, SiteOptions options)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var plotly = lessons.Exists(lesson => lesson.Charts.Count > 0) ? Assets.Plotly(options.PlotlyAssembly ?? PlotlyAbove(lessons)) : "";
        var frame = new Frame(options, plotly);
        foreach (var (i, lesson) in lessons.Index())
        {
            if (files.ContainsKey($"{lesson.Name}.html"))
                throw new ExportException($"Two notebooks are named {lesson.Name}.ipynb, and one page cannot show both. Export them one at a time, each with an --out of its own.");
            var (previous, next) = (lessons.ElementAtOrDefault(i - 1), lessons.ElementAtOrDefault(i + 1));
            files[$"{lesson.Name}.html"] = Encoding.UTF8.GetBytes(LessonPage.Write(lesson, previous, next, frame, options));
            if (options.SingleFile) continue;
            files[$"{lesson.Name}.ipynb"] = File.ReadAllBytes(lesson.SourcePath);
            foreach (var (address, file) in lesson.Files) files[address] = File.ReadAllBytes(file);
        }

        if (options.SingleFile) return files;
        files["index.html"] = Encoding.UTF8.GetBytes(IndexPage.Write(lessons, frame, options));
        files["style.css"] = Encoding.UTF8.GetBytes(Assets.Style);
        files["page.js"] = Encoding.UTF8.GetBytes(Assets.Script);
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
