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

    /// <summary>Pages that are hard to show as slides: the first has no chart, a section of 3000 words, a table of 60 rows, a formula and a word wider than any screen; the second is one chart.</summary>
    public static void ExportOdd(string outDir)
    {
        var sentences = string.Concat(Enumerable.Range(1, 300).Select(i => $"Sentence {i} has exactly ten words, as all others. "));
        var endless = string.Concat(Enumerable.Repeat("and so on without an end ", 400));
        var rows = string.Concat(Enumerable.Range(1, 60).Select(i => $"| {i} | {i * i} |\n"));
        var formula = string.Join(" + ", Enumerable.Range(1, 60).Select(i => $"x_{{{i}}}"));
        var words = OfMarkdown($"# Words\n\nA question?\n\n## Sentences\n\n{sentences}\n\n{endless}\n\n## Rows\n\n| n | square |\n|---|---|\n{rows}\n\n## Wide\n\n$${formula}$$\n\n{new string('x', 300)}\n\n## Points\n\n"
            + string.Concat(Enumerable.Range(1, 40).Select(i => $"{i}. Point number {i}\n")) + "\n## Picture\n\n![A pixel](picture.png)\n");
        var every = Notebook.Load(EveryElement);
        var chart = new Notebook { Cells = [every.Cells.OfType<CodeCell>().First(cell => cell.Outputs.Any(output => output is DisplayOutput display && display.Data.ContainsKey("application/vnd.plotly.v1+json")))] };
        Site.Write([new(words, EveryElement), new(chart, Path.Combine(Folder, "02-next.ipynb"))], outDir, new SiteOptions());
    }

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
