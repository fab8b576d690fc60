using Lessons.Cli;
using Lessons.Notebooks;
using Lessons.Tests.Export;

namespace Lessons.Tests.Cli;

public sealed class NoteFormTests
{
    [Fact]
    public void Notes_in_form_have_no_problems() => Assert.Empty(OfNotes(TeacherNotes.Lesson()));

    /// <summary>What is changed in the plan, and what is said about it.</summary>
    [Theory]
    [InlineData("| The *box* | 5 |", "| The *box* | 6 |", "the minutes of the parts add up to 11, and the lesson's first cell says 10")]
    [InlineData("| 5 |", "| five |", "the part \"The box\" takes \"five\"; give whole minutes")]
    [InlineData("| 5 |", "| 0 |", "takes \"0\"")]
    [InlineData("The *box*", "The bix", "the part \"The bix\" is no heading of the lesson")]
    [InlineData("The *box*", "Summary", "the part \"Exercises\" stands too late")]
    [InlineData("- can quokka\n", "", "no list of goals")]
    [InlineData("**Leave out**", "**Omit**", "does not say what can be left out")]
    [InlineData("|---|---:|---|\n", "", "has no table of parts")]
    [InlineData("**Goals**", "Aims", "a note begins with **Goals**, Ask:, Misconception:, Skip: or Wrong answers.")]
    [InlineData("can quokka", "can --> quokka", "--> stands within the note")]
    [InlineData("can quokka", "can --!> quokka", "--!> stands within the note")]
    [InlineData("can quokka", "can <!-- quokka", "<!-- stands within the note")]
    [InlineData("<!--\n", "", "a note is one HTML comment")]
    [InlineData("\n-->", " -->", "--> alone on the last")]
    [InlineData("**Leave out** nothing.", "**Leave out** nothing.\n\n## More", "a note has no headings")]
    public void A_malformed_plan_is_named(string before, string after, string says)
    {
        Assert.Contains(before, TeacherNotes.Plan, StringComparison.Ordinal);
        Assert.Contains(OfNotes(TeacherNotes.Lesson(plan: TeacherNotes.Plan.Replace(before, after, StringComparison.Ordinal))),
            problem => problem.StartsWith("cell 2 of 9 (b): ", StringComparison.Ordinal) && problem.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void What_stands_in_the_wrong_place_is_named()
    {
        Assert.Contains(OfNotes(TeacherNotes.Lesson(ask: TeacherNotes.Wrong)), problem => problem.Contains("(d): \"Wrong answers\" stands right before the cell that grades", StringComparison.Ordinal));
        Assert.Contains(OfNotes(TeacherNotes.Lesson(ask: TeacherNotes.Plan)), problem => problem.Contains("(d): a lesson has one plan", StringComparison.Ordinal));
        var lesson = TeacherNotes.Lesson();
        Cell code = new CodeCell { Id = "z", Source = "1", Tags = [CellTag.Teacher] };
        Assert.Contains(OfNotes(lesson with { Cells = [.. lesson.Cells, code] }), problem => problem.Contains("(z): the tag \"teacher\" is for notes", StringComparison.Ordinal));
    }

    /// <summary>The problems but those of the metadata, which a notebook made in memory has none of.</summary>
    private static IEnumerable<string> OfNotes(Notebook notebook) => LessonForm.Problems(notebook).Where(problem => !problem.Contains("must have", StringComparison.Ordinal));
}
