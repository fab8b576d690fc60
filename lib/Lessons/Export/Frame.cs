namespace Lessons.Export;

/// <summary>What surrounds every page: the head with its policy, the assets, the bar at the top and the end of the document.</summary>
internal sealed class Frame
{
    private readonly SiteOptions _options;
    private readonly string _plotly;
    private readonly IReadOnlyList<(string Address, string Name)> _pages;

    /// <param name="options">How pages are written.</param>
    /// <param name="plotly">The text of plotly.js.</param>
    /// <param name="pages">The pages over all lessons, to which the bar of each page leads.</param>
    public Frame(SiteOptions options, string plotly, IReadOnlyList<(string Address, string Name)>? pages = null) =>
        (this._options, this._plotly, this._pages) = (options, Assets.Inline(plotly), pages ?? []);

    /// <summary>A whole page around its content.</summary>
    /// <param name="title">The title of the window.</param>
    /// <param name="kind">The class of the body: "lesson", "map", "figures", "exercises", or "alone" for a chart alone.</param>
    /// <param name="charts">Whether the page draws charts and so needs plotly.js.</param>
    /// <param name="content">What stands below the bar.</param>
    public string Around(string title, string kind, bool charts, string content) => $"""
        <!doctype html>
        <html lang="en"{(IsLive(kind) ? $" data-live=\"{_options.Live}\"" : "")}>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="{Policy(kind, charts)}">
        <meta name="color-scheme" content="light dark">
        <title>{Html.Escape(title)}</title>
        {Head(charts)}
        </head>
        <body class="{kind}">
        <a class="skip" href="#content">Skip to the content</a>
        <header class="bar">
        {(_options.SingleFile ? $"<span class=\"course\">{Html.Escape(_options.Title)}</span>" : $"<a class=\"course\" href=\"index.html\">{Html.Escape(_options.Title)}</a>")}
        {Pages(kind)}<span class="tools"></span>
        </header>
        {content}
        </body>
        </html>

        """;

    private string Pages(string kind) => _pages.Count == 0 ? "" : $"<nav class=\"pages\" aria-label=\"Course\">{string.Concat(_pages.Select(page =>
        $"<a href=\"{page.Address}\"{(page.Name.Equals(kind, StringComparison.OrdinalIgnoreCase) ? " aria-current=\"page\"" : "")}>{page.Name}</a>"))}</nav>\n";

    /// <summary>Whether a page's cells run: those of lessons that lie beside the pack.</summary>
    private bool IsLive(string kind) => _options.Live is not null && !_options.SingleFile && kind == "lesson";

    /// <summary>Only the page's own files; what runs C# is made in memory, and may become code there; inline style because plotly.js sets its own, data: because it draws heat maps as pictures.</summary>
    private string Policy(string kind, bool charts)
    {
        var scripts = !_options.SingleFile ? $"'self' file:{(IsLive(kind) ? " blob: 'wasm-unsafe-eval'" : "")}"
            : charts ? $"{Assets.Hash(Assets.Inline(Assets.Script))} {Assets.Hash(_plotly)}"
            : Assets.Hash(Assets.Inline(Assets.Script));
        var files = _options.SingleFile ? "" : "'self' file: ";
        return $"default-src 'none'; script-src {scripts}; style-src {files}'unsafe-inline'; img-src {files}data:; base-uri 'none'; form-action 'none'";
    }

    private string Head(bool charts) => _options.SingleFile
        ? $"""
          <style>{Assets.Style}</style>
          <script>{Assets.Inline(Assets.Script)}</script>
          {(charts ? $"<script>{_plotly}</script>" : "")}
          """
        : $"""
          <link rel="stylesheet" href="style.css">
          <script src="page.js"></script>
          {(charts ? "<script src=\"plotly.js\" defer></script>" : "")}
          """;
}
