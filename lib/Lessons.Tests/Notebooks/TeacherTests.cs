using Lessons.Export;
using Lessons.Export.Teaching;
using Lessons.Notebooks;

namespace Lessons.Tests.Notebooks;

/// <summary>What every lesson of the course has for the teacher; that its notes are in form is the test of all form.</summary>
public sealed class TeacherTests
{
    public static TheoryData<string> Lessons => CourseTests.Lessons;

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_has_a_plan_questions_and_the_misconceptions_its_pictures_are_made_against(string name)
    {
        var notes = Load("notebooks", name).Cells.OfType<MarkdownCell>().Where(cell => cell.IsNote).ToList();
        var goals = Note.TextOf(notes[0]).Split("\n\n|")[0].Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToList();

        Assert.True(Note.Begins(notes[0], Note.Plan));
        Assert.InRange(goals.Count, 3, 4);
        Assert.All(goals, goal => Assert.StartsWith("- can ", goal, StringComparison.Ordinal));
        Assert.InRange(notes.Count(note => Note.Begins(note, "Ask:")), 3, 8);
        Assert.InRange(notes.Count(note => Note.TextOf(note).Contains("Misconception:", StringComparison.Ordinal)), 3, 8);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Each_exercise_has_its_wrong_answers_and_a_solution(string name)
    {
        var (cells, solutions) = (Load("notebooks", name).Cells, Load("notebooks/solutions", name));
        var exercises = cells.Index().Where(cell => Exercise.IsIn(cell.Item)).ToList();

        Assert.InRange(exercises.Count, 2, 4);
        Assert.All(exercises, cell => Assert.True(cells[cell.Index - 1] is MarkdownCell { IsNote: true } note && Note.Begins(note, Note.WrongAnswers), $"{cell.Item.Id} has none"));
        Assert.All(exercises, cell => Assert.NotEqual("", Exercise.Of(cell.Item).SolvedIn(solutions) ?? ""));
    }

    [Fact]
    public void The_formulas_and_links_of_all_notes_can_be_shown() =>
        Assert.Empty(Site.Problems([.. Fixture.Lessons().Select(path => new NotebookFile(Notebook.Load(path), path))], new() { Teacher = true }).Values.SelectMany(found => found));

    private static Notebook Load(string folder, string name) => Notebook.Load(Path.Combine(Fixture.Repository, folder, name + ".ipynb"));
}
