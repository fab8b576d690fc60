using System.Text.RegularExpressions;
using Lessons.Export;
using Lessons.Export.Teaching;
using Lessons.Notebooks;

namespace Lessons.Tests.Export;

/// <summary>The pages of the course's notebooks as they are, not run: their prose and their exercises.</summary>
public sealed partial class OverviewPages : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OverviewPages() => Site.Write(Notebooks, _folder.Path, new SiteOptions());

    // Figures come with a run, and so do links to them.
    internal IReadOnlyList<NotebookFile> Notebooks { get; } = [.. Fixture.Lessons().Select(path => new NotebookFile(
        new() { Cells = [.. Notebook.Load(path).Cells.Where(cell => cell is MarkdownCell || Exercise.IsIn(cell)).Select(cell => cell is MarkdownCell prose ? prose with { Source = ToFigure().Replace(prose.Source, "](#top)") } : cell)] }, path))];

    internal string Exercises => _folder.File("exercises.html");

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex(@"\]\([^()\s]*#figure-\d+\)")]
    private static partial Regex ToFigure();
}
