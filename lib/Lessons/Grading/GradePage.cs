using System.Globalization;
using System.Text;
using Lessons.Export;

namespace Lessons.Grading;

/// <summary>The table as a page: a mark for each exercise, and below it what is to be said of each student.</summary>
internal static class GradePage
{
    /// <summary>The bytes of the file.</summary>
    public static byte[] Write(GradeTable table)
    {
        var options = new SiteOptions { SingleFile = true };
        return Encoding.UTF8.GetBytes(new Frame(options, plotly: "").Around($"Exercises · {options.Title}", "grades", charts: false, string.Create(CultureInfo.InvariantCulture, $"""
            <main id="content">
            <h1>Exercises</h1>
            <p class="legend">{Mark(GradeState.Done)} done · {Mark(GradeState.NotYet)} not yet · {Mark(GradeState.Stopped)} stopped: the answer cannot be graded · {Mark(GradeState.NoAnswer)} no answer</p>
            <div class="scroll" tabindex="0" role="region" aria-label="The table of exercises">
            <table>
            <thead>
            <tr><th rowspan="2" scope="col">Student</th><th rowspan="2" scope="col">Done</th>{string.Concat(table.Lessons.Select(Lesson))}</tr>
            <tr>{string.Concat(table.Lessons.SelectMany(lesson => lesson.Exercises.Select(Head)))}</tr>
            </thead>
            <tbody>
            {string.Concat(table.Students.Select(student => Row(student, table)))}</tbody>
            <tfoot>
            <tr><th scope="row">Done by</th><td></td>{string.Concat(table.Exercises.Select(exercise => string.Create(CultureInfo.InvariantCulture, $"<td>{table.DoneBy(exercise)}</td>")))}</tr>
            </tfoot>
            </table>
            </div>
            {string.Concat(table.Students.Select(student => Notes(student, table)))}</main>
            """)));
    }

    private static string Lesson(ExerciseBook lesson) =>
        string.Create(CultureInfo.InvariantCulture, $"<th scope=\"colgroup\" colspan=\"{lesson.Exercises.Count}\" title=\"{Html.Escape(lesson.Name)}\">{Html.Escape(Short(lesson.Name))}</th>");

    /// <summary>The number that a lesson's name starts with: all lessons are to fit beside each other.</summary>
    private static string Short(string name) => name.Split('-')[0];

    private static string Head(LessonExercise exercise, int place) =>
        string.Create(CultureInfo.InvariantCulture, $"<th scope=\"col\" title=\"{Html.Escape(exercise.Task)}\">{place + 1}<span class=\"unseen\"> {Html.Escape(exercise.Task)}</span></th>");

    private static string Row(StudentGrades student, GradeTable table) => string.Create(CultureInfo.InvariantCulture, $"""
        <tr><th scope="row">{Html.Escape(student.Name)}</th><td>{student.Done} of {table.Exercises.Count}</td>{string.Concat(table.Exercises.Select(exercise => Cell(student.Of(exercise))))}</tr>

        """);

    private static string Cell(Grade grade) => $"<td title=\"{Html.Escape(grade.ToString())}\">{Mark(grade.State)}<span class=\"unseen\"> {grade.Words}</span></td>";

    private static string Mark(GradeState state) => state switch
    {
        GradeState.Done => "<span class=\"mark good\" aria-hidden=\"true\">✓</span>",
        GradeState.NotYet => "<span class=\"mark\" aria-hidden=\"true\">○</span>",
        GradeState.Stopped => "<span class=\"mark bad\" aria-hidden=\"true\">✗</span>",
        _ => "<span class=\"mark\" aria-hidden=\"true\">–</span>",
    };

    private static string Notes(StudentGrades student, GradeTable table)
    {
        var notes = table.Lessons.SelectMany(lesson => lesson.Exercises.Select((exercise, i) => (Name: $"{lesson.Name}, {i + 1}", exercise.Task, Grade: student.Of(exercise))))
            .Where(note => note.Grade.State is GradeState.NotYet or GradeState.Stopped)
            .Select(note => string.Create(CultureInfo.InvariantCulture, $"{note.Name}, {note.Task}: {note.Grade}"))
            .Concat(student.Remarks).ToList();
        return notes.Count == 0 ? "" : $"<h2>{Html.Escape(student.Name)}</h2>\n<ul>{string.Concat(notes.Select(note => $"<li>{Html.Escape(note)}</li>"))}</ul>\n";
    }
}
