using Lessons.Export;
using Lessons.Notebooks;
using Lessons.Storage;

namespace Lessons.Tests.Export;

public sealed class CodeColoursTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Notebook => _folder.File("lesson.ipynb");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_kept_is_what_the_highlighter_says()
    {
        string[] cells = ["record Ball(double Speed);", "var ball = new Ball(1);", "ball.Speed"];
        using var highlighter = new CodeHighlighter(_folder.Path);
        string[] expected = [.. cells.Select(highlighter.Next), highlighter.Aside("new Ball(2)")];
        Assert.Equal(expected, Colour("new Ball(2)", cells));
        Assert.Equal(expected, Colour("new Ball(2)", cells));
    }

    [Fact]
    public void A_name_that_is_something_else_now_changes_its_colour_in_unchanged_cells()
    {
        Assert.Contains("<span class=\"f\">twice</span>", Colour("", "var twice = 2;", "twice")[1], StringComparison.Ordinal);
        Assert.Contains("<span class=\"m\">twice</span>", Colour("", "int twice() => 2;", "twice")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_cell_knows_the_names_of_kept_ones()
    {
        Colour("", "record Ball(double Speed);");
        Assert.Contains("<span class=\"t\">Ball</span>", Colour("", "record Ball(double Speed);", "new Ball(3)")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Looking_for_problems_leaves_what_is_kept_as_it_is()
    {
        var file = new NotebookFile(new() { Cells = [new MarkdownCell { Source = "```csharp\nvar aside = 1;\n```" }, new CodeCell { Source = "var ball = 1;" }] }, Notebook);
        var addresses = new Addresses([Notebook], singleFile: false);
        LessonReader.Read(file, addresses, singleFile: false);
        var kept = File.ReadAllText(CacheFolder.FileOf(Notebook, "colours"));
        Assert.Contains("ball", kept, StringComparison.Ordinal);

        Assert.Empty(LessonReader.Problems(file, addresses, singleFile: false));
        Assert.Equal(kept, File.ReadAllText(CacheFolder.FileOf(Notebook, "colours")));
    }

    private string[] Colour(string aside, params string[] cells)
    {
        using var colours = new CodeColours(Notebook);
        return [.. cells.Select(colours.Next), colours.Aside(aside)];
    }
}
