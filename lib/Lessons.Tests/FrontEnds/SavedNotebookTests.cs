using Lessons.Notebooks;
using Lessons.Tests.Execution;

namespace Lessons.Tests.FrontEnds;

/// <summary>What a front end saves of a lesson that has run: of every output its HTML and its text, and of a chart its still.</summary>
public sealed class SavedNotebookTests
{
    public static TheoryData<string> Lessons => Notebooks.CourseTests.Lessons;

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task A_saved_lesson_carries_plotly_once_and_is_no_heavier_than_1900_kB(string name)
    {
        var result = (await CourseRun.Results).Single(result => result.Path.EndsWith(Path.Combine("notebooks", name + ".ipynb"), StringComparison.Ordinal));
        var saved = result.Executed! with { Cells = [.. result.Executed.Cells.Select(AsSaved)] };

        Assert.Single(saved.Cells.OfType<CodeCell>().SelectMany(cell => cell.Outputs).OfType<DisplayOutput>(), output => output.Data.Values.Any(form => form.Length > 1_000_000));
        Assert.InRange(saved.ToBytes().Length, 0, 1_900_000);
    }

    private static Cell AsSaved(Cell cell) => cell is not CodeCell code ? cell : code with
    {
        Outputs = [.. code.Outputs.Select(output => output is DisplayOutput shown
            ? shown with { Data = shown.Data.Where(form => form.Key is Mime.Html or Mime.Text or Mime.Svg).ToDictionary() } : output)],
    };
}
