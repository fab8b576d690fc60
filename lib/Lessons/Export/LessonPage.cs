using System.Text;

namespace Lessons.Export;

/// <summary>The page of one lesson.</summary>
internal static class LessonPage
{
    /// <summary>The whole page.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="previous">The lesson before it; null if it is the first.</param>
    /// <param name="next">The lesson after it; null if it is the last.</param>
    /// <param name="glossary">What the symbols of the course stand for.</param>
    /// <param name="frame">What surrounds it.</param>
    /// <param name="options">How pages are written.</param>
    public static string Write(Lesson lesson, Lesson? previous, Lesson? next, Glossary glossary, Frame frame, SiteOptions options) => frame.Around(
        $"{lesson.Title} · {options.Title}", "lesson", lesson.Charts.Count > 0, $"""
        <div class="page">
        {Contents(lesson)}
        <main id="content">
        <header class="title">
        {Kicker(lesson, options)}
        <h1>{lesson.TitleHtml}</h1>
        </header>
        {lesson.Body}</main>
        </div>
        {(options.SingleFile ? "" : Pager(previous, next))}
        {Footer(lesson, options)}{Symbols(lesson, glossary)}
        """);

    private static string Symbols(Lesson lesson, Glossary glossary) =>
        glossary.Entries.Count == 0 ? "" : $"\n<script type=\"application/json\" class=\"symbols\">{glossary.ForLesson(lesson.Number)}</script>";

    private static string Kicker(Lesson lesson, SiteOptions options) => string.Join(" · ", [
        .. lesson.Number.Length > 0 ? [$"Lesson {lesson.Number}"] : Array.Empty<string>(), .. options.Teacher ? ["Teacher’s edition"] : Array.Empty<string>()])
        is { Length: > 0 } kicker ? $"<p class=\"kicker\">{kicker}</p>" : "";

    private static string Contents(Lesson lesson)
    {
        if (lesson.Headings.Count == 0) return "";
        var list = new StringBuilder();
        foreach (var heading in lesson.Headings)
            list.Append($"<li class=\"level{heading.Level}\"><a href=\"#{heading.Id}\"><span>{heading.Number}</span> {heading.Html}</a></li>\n");
        return $"""
            <nav class="contents" aria-label="Contents">
            <details open><summary>Contents</summary>
            <ol>
            {list}</ol>
            </details>
            </nav>
            """;
    }

    private static string Pager(Lesson? previous, Lesson? next) => (previous, next) is (null, null) ? "" : $"""
        <nav class="pager" aria-label="Lessons">
        {(previous is null ? "<span></span>" : $"<a rel=\"prev\" href=\"{previous.Address}\"><span>Previous</span> {previous.TitleHtml}</a>")}
        {(next is null ? "<span></span>" : $"<a rel=\"next\" href=\"{next.Address}\"><span>Next</span> {next.TitleHtml}</a>")}
        </nav>
        """;

    private static string Live(SiteOptions options) => options switch
    {
        { SingleFile: true } => "\n<p>Its code runs in the pages of the whole course, which <code>dotnet run --project lib/Lessons</code> makes, not in a single file.</p>",
        { Live: not null } => "\n<p>Every cell runs in this page, without a network: press Run, or click into the code and change it. Make it live, under a figure, frees its slider or its start. The first press loads C#, which takes a few seconds.</p>",
        _ => "",
    };

    private static string Footer(Lesson lesson, SiteOptions options)
    {
        var file = $"{lesson.Name}.ipynb";
        var address = options.SingleFile
            ? $"data:application/x-ipynb+json;base64,{Convert.ToBase64String(lesson.Download(options.Teacher))}"
            : Uri.EscapeDataString(file);
        return $"""
            <footer>{Live(options)}
            <p>This page was made from a notebook: <a class="download" download="{Html.Escape(file)}" href="{address}">{Html.Escape(file)}</a>.</p>
            <p>To run it, put it into the course's folder <code>notebooks/</code>, run <code>dotnet build lib/Course</code> once, and open it in VS Code
            with the Polyglot Notebooks extension. To make this page again: <code>dotnet run --project lib/Lessons</code>.</p>
            </footer>
            """;
    }
}
