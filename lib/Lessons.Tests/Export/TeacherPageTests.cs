using System.Text;
using System.Text.RegularExpressions;
using Lessons.Export;
using Lessons.Notebooks;

namespace Lessons.Tests.Export;

/// <summary>The teacher's pages show the notes; nothing that students get does.</summary>
public sealed class TeacherPageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_of_a_note_is_in_what_students_get(bool singleFile)
    {
        using var folder = new TemporaryFolder();
        var pages = Export(folder, new() { SingleFile = singleFile });
        using var other = new TemporaryFolder();
        var without = Export(other, new() { SingleFile = singleFile }, lesson => lesson.ForStudents());

        Assert.Equal(without, pages);
        Assert.All(TeacherNotes.Words.Where(word => word != "teacher-note"), word => Assert.All(pages.Values, text => Assert.DoesNotContain(word, text, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_teachers_page_has_the_plan_first_the_notes_in_place_and_the_answers_last(bool singleFile)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("solutions"));
        File.WriteAllBytes(folder.File("solutions/01-a.ipynb"), new Notebook { Cells = [new CodeCell { Source = "double F(int x) => 8;   // fossa\n\nExercise.Number(\"The number F\", () => F(1), 8, 0)" }] }.ToBytes());
        var page = Export(folder, new() { SingleFile = singleFile, Teacher = true })["01-a.html"].Split("</head>")[1].Split("</main>")[0];

        Assert.Matches(new Regex("""
            Teacher’s\ edition .* class="teacher-note\ plan" .* quokka .* <a\ href="\#content">Opening</a> .* <a\ href="\#the-box">The\ <em>box</em></a> .* href="\#teacher-answers"
            .* <h2\ id="the-box"> .* class="teacher-note\ aside" .* <strong\ class="word">Ask:</strong> .* <math .* Numbat .* 1\ \+\ 1
            .* <h2\ id="summary"> .* <h2\ id="teacher-answers"> .* The\ number\ F .* fossa .* <strong\ class="word">Wrong\ answers:</strong>\ <strong>7</strong>,\ by\ a\ wombat
            """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline), Code().Replace(page, ""));
        Assert.DoesNotContain("Exercise.Number", Code().Replace(page[page.IndexOf("\"teacher-answers\"", StringComparison.Ordinal)..], ""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ask: no comment at all, capybara", "capybara")]
    [InlineData("<!--\nAsk: it --> goes on, capybara\n-->", "goes on, capybara")]
    [InlineData("<!--\nWrong answers: capybara, where no exercise is\n-->", "where no exercise is")]
    [InlineData("<!--\ncapybara\n", "capybara")]
    public void A_malformed_note_is_shown_to_the_teacher_and_to_nobody_else(string note, string says)
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        Assert.Contains(says, Export(folder, new() { Teacher = true }, _ => TeacherNotes.Lesson(ask: note))["01-a.html"], StringComparison.Ordinal);
        Assert.All(Export(other, new(), _ => TeacherNotes.Lesson(ask: note)).Values, text => Assert.DoesNotContain("capybara", text, StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_shown_of_a_note_names_its_cell_and_is_no_problem_of_the_students_page()
    {
        var lesson = new NotebookFile(TeacherNotes.Lesson(ask: "<!--\nAsk: $\\qux$\n-->"), Samples.EveryElement);
        Assert.Contains("cell 4 (d): the command \\qux is unknown", Site.Problems([lesson], new() { Teacher = true }).Values.Single().Single(), StringComparison.Ordinal);
        Assert.Empty(Site.Problems([lesson], new()));
    }

    /// <summary>The files of an export but the shared ones, a notebook within a page taken out of its base64.</summary>
    private static Dictionary<string, string> Export(TemporaryFolder folder, SiteOptions options, Func<Notebook, Notebook>? change = null)
    {
        var lesson = change is null ? TeacherNotes.Lesson() : change(TeacherNotes.Lesson());
        File.WriteAllBytes(folder.File("01-a.ipynb"), lesson.ToBytes());
        Site.Write([new(lesson, folder.File("01-a.ipynb"))], folder.File("pages"), options);
        return Directory.GetFiles(folder.File("pages")).Where(file => Path.GetExtension(file) is ".html" or ".ipynb")
            .ToDictionary(file => Path.GetFileName(file), file => Regex.Replace(File.ReadAllText(file), "base64,([A-Za-z0-9+/=]+)", match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value))));
    }

    private static Regex Code() => new("<span class=\"[a-z]\">|</span>");
}
