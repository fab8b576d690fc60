using System.Text;

namespace Lessons.Export.Overview;

/// <summary>All figures of the course, by lesson, as pictures that lead to their places.</summary>
internal static class FiguresPage
{
    /// <summary>The whole page.</summary>
    public static string Write(IReadOnlyList<Lesson> lessons, Frame frame, SiteOptions options) => frame.Around(
        $"Figures · {options.Title}", "figures", charts: false, $"""
        <main id="content">
        {OverviewPage.Header(options, "All figures", "As each stands when its lesson opens. In the lesson it moves.")}{OverviewPage.Sections(lessons, _ => "", Items)}</main>
        """);

    private static string Items(Lesson lesson)
    {
        var (html, stills) = (new StringBuilder(), lesson.Stills.ToDictionary(still => still.Number));
        foreach (var (i, chart) in lesson.Charts.Index())
        {
            var picture = stills.TryGetValue(i + 1, out var still) ? still.Picture() : "";
            html.Append($"<li><figure>\n{picture}<figcaption>{chart.CaptionHtml(i + 1, lesson.Address)}</figcaption>\n</figure></li>\n");
        }

        return html.ToString();
    }
}
