using Lessons.Export;
using Lessons.Notebooks;

namespace Lessons.Tests.Export;

/// <summary>Two executed notebooks that have every element a page can have.</summary>
internal static class Samples
{
    public static string Folder { get; } = Path.Combine(Fixture.Repository, "lib", "Lessons.Tests", "Export", "lessons");

    public static string EveryElement { get; } = Path.Combine(Folder, "01-every-element.ipynb");

    public static void Export(string outDir, bool singleFile) => Site.Write(
        [.. Directory.GetFiles(Folder, "*.ipynb").Order(StringComparer.Ordinal).Select(path => new NotebookFile(Notebook.Load(path), path))],
        outDir, new SiteOptions { SingleFile = singleFile });

    /// <summary>A notebook of one Markdown cell.</summary>
    public static Notebook OfMarkdown(string markdown) => new() { Cells = [new MarkdownCell { Id = "only", Source = markdown }] };

    /// <summary>The page of a notebook that lies beside the samples.</summary>
    public static string Page(Notebook notebook, bool singleFile = false)
    {
        using var folder = new TemporaryFolder();
        Site.Write([new(notebook, EveryElement)], folder.Path, new SiteOptions { SingleFile = singleFile });
        return File.ReadAllText(folder.File("01-every-element.html"));
    }
}
