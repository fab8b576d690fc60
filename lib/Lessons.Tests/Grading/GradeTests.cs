using System.Text;
using Lessons.Cli;

namespace Lessons.Tests.Grading;

/// <summary>The table of a class, row by row: whatever a notebook does costs its own row at most.</summary>
public sealed class GradeTests(HandedIn handedIn) : IClassFixture<HandedIn>
{
    private const string Endless = "stopped: The cell ran longer than 12 s";

    [Theory]
    [InlineData("right", "done", "done", "done")]
    [InlineData("wrong", "not yet: 70 is not it.", "not yet: Your code stopped: no idea.", "not yet")]
    [InlineData("partly", "done", "no answer", "no answer")]
    [InlineData("untouched", "no answer", "no answer", "no answer")]
    [InlineData("saved outputs", "no answer", "no answer", "no answer")]
    [InlineData("broken", "stopped: does not compile: (1,50): CS1525", "done", "done")]
    [InlineData("endless answer", "done", Endless, "done")]
    [InlineData("endless cell", Endless, "done", "done")]
    [InlineData("exiting", "done", "stopped: The cell ended the process with exit code 0", "done")]
    [InlineData("overflowing", "stopped: The cell overflowed the stack", "done", "done")]
    [InlineData("printing", "done", "done", "stopped: The cell printed more than 100000 characters")]
    [InlineData("printing past the kernel", "done", "done", Endless)]
    [InlineData("hungry", "done", "not yet: Your code stopped: ", "done")]
    [InlineData("on a thread", "done", "stopped: An exception on a thread of the cell's own ended the process: System.Exception: mine", "done")]
    [InlineData("starting", "done", "done", "done")]
    [InlineData("deleting", "done", "done", "done")]
    [InlineData("loading", "done", "done", "done")]
    [InlineData("faked grading", "not yet: 70 is not it.", "no answer", "no answer")]
    [InlineData("faked exercise", "stopped: it replaces Exercise, which the grading uses", "done", "done")]
    [InlineData("faked math", "done", "done", "stopped: it replaces Math, which the grading uses")]
    [InlineData("faked output", "not yet: 70 is not it.", "no answer", "no answer")]
    [InlineData("faked formatter", "not yet: 70 is not it.", "no answer", "no answer")]
    [InlineData("swallowing", "stopped: does not compile: ", "done", "done")]
    [InlineData("renamed answer", "stopped: nothing is named StepsUntilTwo any more", "done", "done")]
    [InlineData("renamed cells", "done", "done", "done")]
    [InlineData("no ids", "done", "done", "done")]
    [InlineData("reordered", "done", "done", "done")]
    [InlineData("one cell left", "no answer: its cell is missing", "done", "no answer: its cell is missing")]
    [InlineData("own library path", "done", "done", "done")]
    [InlineData("helper below", "done", "done", "done")]
    [InlineData("another lesson's name", "done", "done", "done")]
    [InlineData("two of one", "done", "done", "done")]
    [InlineData("loose", "done", "done", "done")]
    [InlineData("'=1+1", "done", "no answer", "no answer")]
    public void An_answer_is_graded_by_what_it_does(string student, params string[] grades)
    {
        var row = handedIn.Rows[student];

        Assert.Equal(grades.Count(grade => grade == "done"), int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(grades.Zip(row[3..6]), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.All(grades.Zip(row[3..6]).Where(pair => pair.First is "done" or "no answer" or "not yet"), pair => Assert.Equal(pair.First, pair.Second));
        Assert.Equal("", row[6]);
    }

    [Theory]
    [InlineData("fish & <chips>", "05-adam.ipynb is not JSON (line 1)")]
    [InlineData("empty file", "05-adam.ipynb is empty")]
    [InlineData("other json", "05-adam.ipynb is JSON, but not a notebook")]
    [InlineData("foreign", "essay.txt is not a notebook (.ipynb)")]
    [InlineData("python", "analysis.ipynb answers no exercise of the course")]
    [InlineData("nothing", "the folder holds no notebook")]
    [InlineData("a folder", "05-adam.ipynb is a folder, not a notebook")]
    [InlineData("huge", "05-adam.ipynb is larger than 50 MB; clear its outputs")]
    [InlineData("linked", "05-adam.ipynb is a link, not a file")]
    public void A_file_that_is_no_notebook_is_a_remark(string student, string says)
    {
        var row = handedIn.Rows[student];

        Assert.StartsWith(says, row[6], StringComparison.Ordinal);
        Assert.All(row[3..6], grade => Assert.Equal("no answer: not handed in", grade));
    }

    [Fact]
    public void Every_student_has_a_row_in_order_and_the_course_is_as_it_was()
    {
        Assert.Equal(ExitCode.Success, handedIn.Exit);
        Assert.Equal(43, handedIn.Rows.Count);
        Assert.Equal(handedIn.Rows.Keys.Select(name => name.TrimStart('\'')).Order(StringComparer.Ordinal), handedIn.Rows.Keys.Select(name => name.TrimStart('\'')));
        Assert.Empty(handedIn.Changed);
    }

    [Fact]
    public void The_table_is_for_spreadsheets_and_the_page_escapes_names()
    {
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), handedIn.Written.Csv[..3]);
        Assert.StartsWith("\"student\",\"done\",\"of\",\"05-adam 1: Steps until the factor is 2\",", Encoding.UTF8.GetString(handedIn.Written.Csv[3..]), StringComparison.Ordinal);
        Assert.Contains("fish &amp; &lt;chips&gt;", handedIn.Written.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<chips>", handedIn.Written.Page, StringComparison.Ordinal);
        Assert.Contains("The table is in ", handedIn.Written.Said, StringComparison.Ordinal);
    }
}
