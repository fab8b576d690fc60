using System.Text;
using System.Text.RegularExpressions;
using Lessons.Notebooks;

namespace Lessons.Export.Teaching;

/// <summary>What the teacher's page has beyond the lesson's: the plan, the notes in their places, and at the end the exercises solved.</summary>
/// <param name="file">The notebook, with its notes.</param>
/// <param name="anchors">The places of the lesson.</param>
/// <param name="prose">What renders the notes; headings have no anchors there.</param>
/// <param name="code">What colours the solutions.</param>
internal sealed partial class TeacherPage(NotebookFile file, Anchors anchors, Prose prose, CodeColours code)
{
    private const string AnswersId = "teacher-answers";

    private readonly StringBuilder _answers = new();
    private readonly Lazy<Notebook?> _solutions = new(() => Load(file.Path));
    private string _wrong = "";
    private int _exercises;

    /// <summary>A note as it stands in the page; wrong answers are kept for the end.</summary>
    public string Write(MarkdownCell note)
    {
        var blocks = Prose.Parse(Note.TextOf(note));
        var isPlan = Note.Begins(note, Note.Plan);
        if (isPlan) LessonPlan.Link(blocks, anchors);
        var html = Word().Replace(string.Concat(blocks.Select(prose.Render)), "<p><strong class=\"word\">$1</strong>");
        prose.AssertBalanced();
        if (Note.Begins(note, Note.WrongAnswers)) _wrong += html;
        else return isPlan ? Box("plan", "Lesson plan", html + End()) : Box("aside", "For the teacher", html);
        return "";
    }

    /// <summary>Takes in a cell of code: an exercise joins those at the end.</summary>
    public void See(CodeCell cell)
    {
        if (!Exercise.IsIn(cell)) return;
        var exercise = Exercise.Of(cell);
        var solution = _solutions.Value is { } solutions && exercise.SolvedIn(solutions) is { } solved
            ? $"<pre class=\"code\"><code>{code.Aside(solved)}</code></pre>\n"
            : $"<p><em>{Html.Escape(SolutionsFile)} has no solution: no cell there has a line that begins with {Html.Escape(exercise.Signature)}.</em></p>\n";
        _answers.Append($"<h3>{++_exercises}. {Html.Escape(exercise.Title)}</h3>\n{solution}{_wrong}");
        _wrong = "";
    }

    /// <summary>The exercises with their solutions and the usual wrong answers; nothing if there are none.</summary>
    public string Answers() => _exercises == 0 && _wrong.Length == 0 ? ""
        : Box("answers", "The exercises, solved", $"<h2 id=\"{AnswersId}\">The exercises, solved</h2>\n{_answers}{_wrong}");

    private string SolutionsFile => $"solutions/{Path.GetFileName(file.Path)}";

    private string End() => file.Notebook.Cells.Any(Exercise.IsIn)
        ? $"<p><a href=\"#{AnswersId}\">The exercises, solved</a>, with the usual wrong answers, are the last page.</p>\n" : "";

    private static string Box(string kind, string label, string html) =>
        $"<div class=\"teacher-note {kind}\" role=\"note\" aria-label=\"{label}\">\n{html}</div>\n";

    private static Notebook? Load(string lesson)
    {
        try
        {
            return Notebook.Load(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(lesson))!, "solutions", Path.GetFileName(lesson)));
        }
        catch (NotebookException)
        {
            return null;
        }
    }

    [GeneratedRegex("<p>((?:Ask|Misconception|Skip):|Wrong answers:?)")]
    private static partial Regex Word();
}
