using System.Globalization;
using System.Text;

namespace Lessons.Export.Overview;

/// <summary>The lessons as a drawing of what builds on what; where there is no room for one, and for those who do not see it, a list that says the same.</summary>
internal static class CourseDrawing
{
    // In rem.
    private const double Column = 6.75, Row = 5.3, Width = 5.4, Height = 4.5;

    /// <summary>The drawing; "" if no lesson builds on another.</summary>
    public static string Write(IReadOnlyList<Lesson> lessons, CourseTies ties)
    {
        if (ties.All.Count == 0) return "";
        var (layout, items, lines) = (new Layout(ties), new StringBuilder(), new StringBuilder());
        foreach (var (i, lesson) in lessons.Index())
        {
            var about = string.Join(" · ", ((string[])[lesson.Number, lesson.Time.Replace("minutes", "min", StringComparison.Ordinal)]).Where(part => part.Length > 0));
            items.Append($"<li style=\"left: {Rem(layout[i].Column * Column)}; top: {Rem(layout[i].Row * Row)}\"><a href=\"{lesson.Address}\"><span>{about}</span> {lesson.TitleHtml}</a> ");
            items.Append($"<span class=\"unseen\">{ties.Sentence(i, other => Html.Escape(lessons[other].ShortName))}</span></li>\n");
        }

        foreach (var (tie, way) in ties.Direct.Zip(layout.Ways)) lines.Append($"<path{(tie.OnlyHelps ? " class=\"helps\"" : "")} d=\"{Path(way)}\"/>\n");
        var (width, height) = (((layout.Columns - 1) * Column) + Width, ((layout.Rows - 1) * Row) + Height);
        return $"""
            <nav class="course-map" aria-label="What builds on what">
            <div class="sheet" style="--width: {Rem(width)}; --height: {Rem(height)}; --box-width: {Rem(Width)}; --box-height: {Rem(Height)}">
            <svg viewBox="0 0 {N(width)} {N(height)}" aria-hidden="true"><defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
            <g marker-end="url(#tip)">
            {lines}</g></svg>
            <ol>
            {items}</ol>
            </div>
            <p class="needs reading">An arrow leads from a lesson to one that needs it; a dashed one, to one that it helps. What follows from two arrows is not drawn again.</p>
            </nav>

            """;
    }

    /// <summary>From the right edge of the first box to the left edge of the last; level where it passes a column.</summary>
    private static string Path(IReadOnlyList<(int Column, double Row)> way)
    {
        var path = new StringBuilder();
        for (var i = 1; i < way.Count; i++)
        {
            var (from, to) = (Point(way[i - 1], Width), Point(way[i], 0));
            var middle = (from.X + to.X) / 2;
            path.Append($"{(i == 1 ? 'M' : 'L')}{N(from.X)} {N(from.Y)}C{N(middle)} {N(from.Y)} {N(middle)} {N(to.Y)} {N(to.X)} {N(to.Y)}");
        }

        return path.ToString();

        static (double X, double Y) Point((int Column, double Row) place, double aside) => ((place.Column * Column) + aside, (place.Row * Row) + (Height / 2));
    }

    private static string Rem(double value) => $"{N(value)}rem";

    private static string N(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
