using Lessons.Cli;
using Lessons.Execution;
using Lessons.Grading;
using Lessons.Notebooks;
using Lessons.Storage;
using Lessons.Tests.Execution;

namespace Lessons.Tests.Grading;

public sealed class ExerciseSheetTests
{
    private static readonly List<ExerciseBook> s_books = [.. Fixture.Lessons().Select(path => new ExerciseBook(path, Notebook.Load(path)))];

    private static ExerciseBook Adam => s_books[5];

    public static TheoryData<string> Lessons => [.. s_books.Select(book => book.Name)];

    [Fact]
    public void Every_exercise_of_the_course_is_found() =>
        Assert.Equal(
            Fixture.Lessons().Select(path => Notebook.Load(path).Cells.OfType<CodeCell>().Count(cell => cell.Source.Contains("Exercise.", StringComparison.Ordinal))),
            s_books.Select(book => book.Exercises.Count));

    [Fact]
    public async Task Every_sheet_runs_and_its_exercises_are_open()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("notebooks/mine"));
        Directory.CreateDirectory(folder.File("lib"));
        Directory.CreateSymbolicLink(folder.File("lib/bin"), Repository.Here.Library);
        Directory.CreateSymbolicLink(folder.File("data"), Repository.Here.Data);
        foreach (var book in s_books)
            File.WriteAllBytes(folder.File($"notebooks/mine/{book.Name}.ipynb"), ExerciseSheet.Of(book, before: null).ToBytes());

        var results = await new LessonRunner(new(), new(new(Repository.Here)), reuse: false)
            .RunAsync([.. s_books.Select(book => folder.File($"notebooks/mine/{book.Name}.ipynb"))], Silence.Report, CancellationToken.None);

        Assert.All(results, result => Assert.True(result.Error is null, $"{result.Path}: {result.Error}"));
        Assert.All(s_books.Zip(results), pair => Assert.Equal(
            pair.First.Exercises.Count,
            pair.Second.Executed!.Cells.OfType<CodeCell>().SelectMany(cell => cell.Outputs.OfType<DisplayOutput>())
                .Count(output => output.Data.GetValueOrDefault(Mime.Text)?.StartsWith("○ not yet", StringComparison.Ordinal) == true)));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task A_sheet_with_the_solutions_answers_is_done(string lesson)
    {
        var book = s_books.Single(book => book.Name == lesson);
        var solution = Notebook.Load(Path.Combine(Fixture.Repository, "notebooks", "solutions", $"{lesson}.ipynb")).Cells.OfType<CodeCell>().ToList();
        var sheet = ExerciseSheet.Of(book, before: null);
        // Each answer in the place of the open one.
        var solved = sheet with
        {
            Cells = [.. sheet.Cells.Select(cell => book.Exercises.FirstOrDefault(exercise => exercise.Cell.Id == cell.Id) is { } exercise
                ? cell with { Source = string.Join('\n', solution.Where(other => new CellNames(other.Source).Declared.Overlaps(exercise.Answer.Declared)).Select(other => other.Source)) } : cell)],
        };

        var handIn = HandIn.Read(solved, "mine.ipynb", s_books);
        Assert.Same(book, handIn?.Book);
        var grades = await new NotebookGrader(Repository.Here, new(TimeSpan.FromSeconds(60))).GradeAsync(handIn!, CancellationToken.None);

        Assert.Equal(book.Exercises.Count, grades.Count);
        Assert.All(grades, grade => Assert.Equal(new Grade(GradeState.Done), grade.Value));
    }

    [Fact]
    public void A_sheet_asks_without_solving()
    {
        foreach (var sheet in s_books.Select(book => ExerciseSheet.Of(book, before: null)))
        {
            Assert.DoesNotContain(sheet.Cells, cell => cell.Source.Contains("A solution", StringComparison.Ordinal));
            Assert.DoesNotContain(LessonForm.Problems(sheet), problem => !problem.Contains("\"sheet\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_untouched_sheet_stays_as_it_is()
    {
        var before = Read(ExerciseSheet.Of(Adam, before: null));

        Assert.Same(before, ExerciseSheet.Of(Adam, before));
    }

    [Fact]
    public void A_changed_lesson_changes_what_nobody_touched_and_no_answer()
    {
        var made = ExerciseSheet.Of(Adam, before: null);
        var first = Adam.Exercises[0].Cell.Id;
        List<Cell> theirs = [.. made.Cells.Where(cell => cell.Id != Adam.Exercises[2].Cell.Id).Select(cell => cell.Id == first ? cell with { Source = "double StepsUntilTwo(double β) => 7;" } : cell)];
        theirs.Insert(theirs.FindIndex(cell => cell.Id == first) + 1, new CodeCell { Id = "mine", Source = "1 + 1" });
        var changed = Adam.Notebook with
        {
            Cells = [.. Adam.Notebook.Cells.Select(cell => cell == (Cell)Adam.Exercises[1].Cell ? cell with { Source = cell.Source.Replace("t = 12", "t = 13", StringComparison.Ordinal) } : cell)],
        };

        var merged = ExerciseSheet.Of(new(Adam.Path, changed), Read(made with { Cells = theirs })).Cells.ToDictionary(cell => cell.Id);

        Assert.Equal("double StepsUntilTwo(double β) => 7;", merged[first].Source);
        Assert.Contains("t = 13", merged[Adam.Exercises[1].Cell.Id].Source, StringComparison.Ordinal);
        Assert.Equal(Adam.Exercises[2].Cell.Source, merged[Adam.Exercises[2].Cell.Id].Source);
        Assert.Equal(first, merged.Keys.ElementAt(merged.Keys.ToList().IndexOf("mine") - 1));
    }

    private static Notebook Read(Notebook notebook) => Notebook.Parse(notebook.ToBytes(), "sheet");
}
