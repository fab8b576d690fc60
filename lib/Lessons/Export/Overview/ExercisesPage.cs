using System.Globalization;
using System.Text;

namespace Lessons.Export.Overview;

/// <summary>All exercises of the course, by lesson, each with a tick that the browser remembers; on paper, a sheet.</summary>
internal static class ExercisesPage
{
    /// <summary>The whole page.</summary>
    public static string Write(IReadOnlyList<Lesson> lessons, Frame frame, SiteOptions options) => frame.Around(
        $"Exercises · {options.Title}", "exercises", charts: false, $"""
        <main id="content">
        {OverviewPage.Header(options, "All exercises", "Each is solved and graded in its lesson. Tick what you have done: this browser keeps your ticks, and nobody else sees them.")}<p class="tally" role="status">{Count(lessons.Sum(lesson => lesson.Exercises.Count))}</p>
        {OverviewPage.Sections(lessons, lesson => $" <span class=\"tally\">{Count(lesson.Exercises.Count)}</span>", Items)}</main>
        """);

    private static string Count(int exercises) => exercises == 1 ? "1 exercise" : $"{exercises.ToString(CultureInfo.InvariantCulture)} exercises";

    /// <summary>A title as it begins a line; a symbol stays as it is.</summary>
    private static string Sentence(string title) =>
        title.Length > 1 && char.IsAsciiLetterLower(title[0]) && char.IsAsciiLetterLower(title[1]) ? char.ToUpperInvariant(title[0]) + title[1..] : title;

    private static string Items(Lesson lesson)
    {
        var html = new StringBuilder();
        foreach (var (i, exercise) in lesson.Exercises.Index())
        {
            var place = exercise.Anchor.Length > 0 ? $"#{exercise.Anchor}" : "";
            html.Append($"<li>\n<h3><label><input type=\"checkbox\" autocomplete=\"off\" data-tick=\"{Html.Escape($"{lesson.Name}: {exercise.Title}")}\"> ");
            html.Append($"{(lesson.Number.Length > 0 ? $"{lesson.Number}." : "")}{i + 1} {Html.Escape(Sentence(exercise.Title))}</label></h3>\n");
            // A link of the text leads to its lesson's places, not to this page's.
            html.Append(exercise.Html.Replace(" href=\"#", $" href=\"{lesson.Address}#", StringComparison.Ordinal));
            html.Append($"<p class=\"place\"><a href=\"{lesson.Address}{place}\">Solve it in the lesson<span class=\"unseen\">: {Html.Escape(exercise.Title)}</span></a></p>\n</li>\n");
        }

        return html.ToString();
    }
}
