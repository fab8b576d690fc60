using System.Text;
using Lessons.Export.Overview;

namespace Lessons.Export;

/// <summary>The map of the course: what builds on what, and for each lesson a picture and what it says, the question, the time and what there is to learn.</summary>
internal static class IndexPage
{
    /// <summary>The whole page.</summary>
    public static string Write(IReadOnlyList<Lesson> lessons, Frame frame, SiteOptions options)
    {
        var (ties, cards) = (new CourseTies([.. lessons.Select(lesson => (lesson.Address, lesson.Needs))]), new StringBuilder());
        foreach (var (i, lesson) in lessons.Index())
            cards.Append(Card(lesson, ties.Sentence(i, other => $"<a href=\"{lessons[other].Address}\">{Html.Escape(lessons[other].Title)}</a>")));
        return frame.Around(options.Title, "map", charts: false, $"""
            <main id="content">
            {OverviewPage.Header(options, options.Title, Html.Escape(options.Description))}{CourseDrawing.Write(lessons, ties)}<ol class="lessons">
            {cards}</ol>
            </main>
            <footer>
            <p>Every page works without a network. Press <kbd>/</kbd> to search all lessons, and <kbd>p</kbd> in a lesson to present it as slides.</p>
            </footer>
            """);
    }

    private static string Card(Lesson lesson, string ties) => $"""
        <li class="card">
        {(lesson.Stills.Count > 0 ? Picture(lesson.Stills[0]) : "")}<div class="words">
        <p class="kicker">{(lesson.Number.Length > 0 ? $"Lesson {lesson.Number}" : "Lesson")}{(lesson.Time.Length > 0 ? $" · {lesson.Time}" : "")}</p>
        <h2><a href="{lesson.Address}">{lesson.TitleHtml}</a></h2>
        {lesson.Question}{(ties.Length > 0 ? $"<p class=\"needs\">{ties}</p>\n" : "")}{(lesson.Summary.Length > 0 ? $"<details><summary>What you will learn</summary>\n{lesson.Summary}</details>\n" : "")}</div>
        </li>

        """;

    private static string Picture(Still still) =>
        $"<figure>\n{still.Picture()}<figcaption>{Html.Escape(still.Chart.Title.Length > 0 ? still.Chart.Title : still.Chart.Caption)}</figcaption>\n</figure>\n";
}
