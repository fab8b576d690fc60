using System.Text;

namespace Lessons.Export;

/// <summary>The map of the course: a picture, the question, the time and what there is to learn, per lesson.</summary>
internal static class IndexPage
{
    /// <summary>The whole page.</summary>
    public static string Write(IReadOnlyList<Lesson> lessons, Frame frame, SiteOptions options)
    {
        var cards = new StringBuilder();
        foreach (var lesson in lessons) cards.Append(Card(lesson));
        return frame.Around(options.Title, "map", lessons.Any(lesson => lesson.Charts.Count > 0), $"""
            <main id="content">
            <header class="title">{(options.Teacher ? "\n<p class=\"kicker\">Teacher’s edition</p>" : "")}
            <h1>{Html.Escape(options.Title)}</h1>
            <p class="question">{Html.Escape(options.Description)}</p>
            </header>
            <ol class="lessons">
            {cards}</ol>
            </main>
            <footer>
            <p>Every page works without a network. Press <kbd>p</kbd> in a lesson to present it, one section a screen.</p>
            </footer>
            """);
    }

    private static string Card(Lesson lesson) => $"""
        <li class="card">
        <div class="picture">{(lesson.Charts.Count > 0 ? lesson.Charts[0].Thumbnail() : "")}</div>
        <div class="words">
        <p class="kicker">{(lesson.Number.Length > 0 ? $"Lesson {lesson.Number}" : "Lesson")}{(lesson.Time.Length > 0 ? $" · {lesson.Time}" : "")}</p>
        <h2><a href="{lesson.Address}">{lesson.TitleHtml}</a></h2>
        {lesson.Question}{(lesson.Summary.Length > 0 ? $"<details><summary>What you will learn</summary>\n{lesson.Summary}</details>\n" : "")}</div>
        </li>

        """;
}
