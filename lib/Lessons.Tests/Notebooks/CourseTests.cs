using System.Text.Json;
using System.Text.RegularExpressions;
using Lessons.Cli;
using Lessons.Export;
using Lessons.Notebooks;
using Lessons.Tests.Execution;

namespace Lessons.Tests.Notebooks;

/// <summary>The lessons of the course as they run: in form, with a chart early, something to move, and exercises that can be solved.</summary>
public sealed partial class CourseTests
{
    private const string Open = "○ not yet: ", Done = "✓ done: ";

    public static TheoryData<string> Lessons { get; } = [.. Fixture.Lessons().Select(Path.GetFileNameWithoutExtension).OfType<string>()];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_and_its_solutions_are_in_the_courses_form(string name)
    {
        Assert.Empty(LessonForm.Problems(Notebook.Load(PathOf("notebooks", name))));
        Assert.Empty(LessonForm.Problems(Notebook.Load(PathOf("notebooks/solutions", name))));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task A_lesson_is_as_long_as_a_lesson_with_a_chart_early_and_something_to_move(string name)
    {
        var lesson = await RunAsync("notebooks", name);
        var cells = lesson.Cells.OfType<CodeCell>().ToList();

        Assert.InRange(lesson.ForStudents().Cells.Count, 15, 60);
        Assert.Contains(cells.Take(3), cell => Charts(cell).Any());
        // The first page shows a race; it has no parameter that is the point of it.
        if (!name.StartsWith("00", StringComparison.Ordinal))
            Assert.Contains(cells.SelectMany(Charts), chart => chart.TryGetProperty("frames", out _) || chart.GetProperty("layout").TryGetProperty("sliders", out _));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task The_exercises_are_open_in_the_lesson_and_done_in_the_solutions(string name)
    {
        var (asked, solved) = (Gradings(await RunAsync("notebooks", name)), Gradings(await RunAsync("notebooks/solutions", name)));

        Assert.InRange(asked.Select(grading => TaskOf(grading, Open)).Count(), 2, 4);
        Assert.Equal(asked.Select(grading => TaskOf(grading, Open)), solved.Select(grading => TaskOf(grading, Done)));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void The_folded_solutions_are_the_ones_that_are_graded(string name)
    {
        var solutions = Notebook.Load(PathOf("notebooks/solutions", name)).Cells.OfType<CodeCell>().Select(cell => cell.Source).ToList();
        var folded = Notebook.Load(PathOf("notebooks", name)).Cells.OfType<MarkdownCell>()
            .SelectMany(cell => Folded().Matches(cell.Source)).Select(match => match.Groups[1].Value.Trim()).ToList();

        Assert.InRange(folded.Count, 2, 4);
        Assert.All(folded, code => Assert.Contains(solutions, cell => cell.Contains(code, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_pictures_are_those_of_the_charts()
    {
        var lessons = (await CourseRun.Results).Where(result => Fixture.Lessons().Contains(result.Path)).Select(result => new NotebookFile(result.Executed!, result.Path));
        var keys = Pictures.Keys("", Pictures.Of([.. lessons]));

        Assert.True(
            keys == File.ReadAllText(Path.Combine(Fixture.Repository, "images", "lessons.txt")),
            "The first chart of a lesson is not the one its picture in images/ shows. Run: dotnet run --project lib/Lessons -- images");
        Assert.All(Directory.GetFiles(Path.Combine(Fixture.Repository, "images"), "*.png"), png => Assert.True(new FileInfo(png).Length >= Browser.LeastBytes, $"{png} shows nothing"));
    }

    private static async Task<Notebook> RunAsync(string folder, string name)
    {
        var result = (await CourseRun.Results).Single(result => result.Path == PathOf(folder, name));
        Assert.Null(result.Error);
        return result.Executed!;
    }

    private static string PathOf(string folder, string name) => Path.Combine(Fixture.Repository, folder, $"{name}.ipynb");

    private static IEnumerable<DisplayOutput> Shown(CodeCell cell) => cell.Outputs.OfType<DisplayOutput>();

    private static IEnumerable<JsonElement> Charts(CodeCell cell) =>
        Shown(cell).Where(output => output.Data.ContainsKey(Mime.Plotly)).Select(output => JsonElement.Parse(output.Data[Mime.Plotly]));

    private static List<string> Gradings(Notebook notebook) =>
        [.. notebook.Cells.OfType<CodeCell>().SelectMany(Shown).Select(output => output.Data.GetValueOrDefault(Mime.Text, ""))
            .Where(text => text.StartsWith(Open, StringComparison.Ordinal) || text.StartsWith(Done, StringComparison.Ordinal))];

    private static string TaskOf(string grading, string mark)
    {
        Assert.StartsWith(mark, grading, StringComparison.Ordinal);
        return grading[mark.Length..].Split(". ")[0].TrimEnd('.');
    }

    [GeneratedRegex(@"<details><summary>[^<]*olution[^<]*</summary>\s*```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Folded();
}
