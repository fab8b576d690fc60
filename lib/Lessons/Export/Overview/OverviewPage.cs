using System.Text;

namespace Lessons.Export.Overview;

/// <summary>What the pages over all lessons have in common: their files, the title, and a section for each lesson.</summary>
internal static class OverviewPage
{
    /// <summary>The files of the pages.</summary>
    public const string Map = "index.html", Figures = "figures.html", Exercises = "exercises.html";

    /// <summary>The pages that a course has, each with what a link to it says; none if the map is alone.</summary>
    public static IReadOnlyList<(string Address, string Name)> Of(IReadOnlyList<Lesson> lessons)
    {
        var pages = new List<(string, string)> { (Map, "Map") };
        if (lessons.Any(lesson => lesson.Charts.Count > 0)) pages.Add((Figures, "Figures"));
        if (lessons.Any(lesson => lesson.Exercises.Count > 0)) pages.Add((Exercises, "Exercises"));
        return pages.Count > 1 ? pages : [];
    }

    /// <summary>The title of a page.</summary>
    /// <param name="options">How pages are written.</param>
    /// <param name="title">What the page is called.</param>
    /// <param name="html">A sentence below it.</param>
    public static string Header(SiteOptions options, string title, string html) => $"""
        <header class="title">{(options.Teacher ? "\n<p class=\"kicker\">Teacher’s edition</p>" : "")}
        <h1>{Html.Escape(title)}</h1>
        <p class="question">{html}</p>
        </header>

        """;

    /// <summary>A section for each lesson that has something to show.</summary>
    /// <param name="lessons">The lessons.</param>
    /// <param name="aside">What stands beside the title of one, as HTML.</param>
    /// <param name="items">The items of one; "" leaves it out.</param>
    public static string Sections(IReadOnlyList<Lesson> lessons, Func<Lesson, string> aside, Func<Lesson, string> items)
    {
        var html = new StringBuilder();
        foreach (var lesson in lessons)
        {
            if (items(lesson) is not { Length: > 0 } list) continue;
            html.Append($"<section id=\"{Html.Escape(lesson.Name)}\">\n<h2>{(lesson.Number.Length > 0 ? $"<span class=\"number\">{lesson.Number}</span> " : "")}<a href=\"{lesson.Address}\">{lesson.TitleHtml}</a>{aside(lesson)}</h2>\n<ol>\n{list}</ol>\n</section>\n");
        }

        return html.ToString();
    }
}
