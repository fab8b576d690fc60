using System.Text;
using System.Text.RegularExpressions;
using Lessons.Export.Formulas;
using Lessons.Notebooks;

namespace Lessons.Export;

/// <summary>Renders what a cell printed and showed. Charts are numbered through the lesson.</summary>
/// <param name="links">Where links and pictures in outputs lead.</param>
/// <param name="code">What colours C# in an output of Markdown.</param>
/// <param name="name">The lesson's name, after which its stills are named; null if its page is to hold them itself.</param>
internal sealed partial class OutputHtml(Links links, CodeColours code, string? name)
{
    private readonly List<ChartHtml> _charts = [];
    private readonly List<Still> _stills = [];
    private int _pieces;

    /// <summary>The charts rendered so far.</summary>
    public IReadOnlyList<ChartHtml> Charts => _charts;

    /// <summary>The pictures of those that have one.</summary>
    public IReadOnlyList<Still> Stills => _stills;

    /// <summary>An output as HTML; "" where there is nothing to see.</summary>
    public string Render(Output output) => output switch
    {
        StreamOutput { Text: var text, Name: var name } => Pre(name == "stderr" ? "stream stderr" : "stream", Html.Printed(text)),
        ErrorOutput error => Pre("error", Error(error)),
        DisplayOutput display => Render(display.Data),
        OtherOutput other => NotShown(other.Type),
        _ => "",
    };

    private string Render(IReadOnlyDictionary<string, string> data)
    {
        if (data.TryGetValue(Mime.Plotly, out var chart))
        {
            _charts.Add(new(chart));
            if (!data.TryGetValue(Mime.Svg, out var picture)) return _charts[^1].Figure(_charts.Count);
            _stills.Add(new(name ?? "", _charts.Count, _charts[^1], picture));
            return _charts[^1].Figure(_charts.Count, name is null ? $"data:{Mime.Svg};base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(picture))}" : _stills[^1].Address);
        }

        if (data.TryGetValue(Mime.Html, out var html)) return $"<div class=\"html scroll\">{Markup(html)}</div>\n";
        if (data.TryGetValue(Mime.Svg, out var svg)) return Picture("svg+xml", Convert.ToBase64String(Encoding.UTF8.GetBytes(svg)), data);
        if (data.TryGetValue("text/markdown", out var markdown) && Markdown(markdown) is { } rendered) return rendered;
        if (data.TryGetValue("text/latex", out var latex) && Formula(latex) is { } formula) return formula;
        foreach (var type in (string[])["png", "jpeg", "jpg", "gif", "webp", "bmp", "avif"])
            if (data.TryGetValue($"image/{type}", out var bytes)) return Picture(type, string.Concat(bytes.Where(c => !char.IsWhiteSpace(c))), data);
        var text = Pre("result", Html.Printed(Text(data)));
        return text.Length > 0 || data.Values.All(string.IsNullOrWhiteSpace) || data.ContainsKey(Mime.Text) ? text : NotShown(data.Keys.First());
    }

    /// <summary>The form that reads best as text.</summary>
    private static string Text(IReadOnlyDictionary<string, string> data) =>
        data.TryGetValue(Mime.Text, out var plain) ? plain
        : data.FirstOrDefault(form => form.Key.StartsWith("text/", StringComparison.Ordinal)) is { Key: not null } text ? text.Value
        : data.FirstOrDefault(form => Mime.IsJson(form.Key) || form.Key is "application/javascript" or "application/xml" or "application/yaml").Value ?? "";

    private string Markup(string html) => new OutputMarkup(links, $"output-{++_pieces}-").Clean(html).Trim();

    /// <summary>Markdown as a cell of prose shows it; null where the page cannot follow it.</summary>
    private string? Markdown(string markdown)
    {
        var prose = new Prose(links, code, new());
        try
        {
            var html = string.Concat(Prose.Parse(markdown).Select(prose.Render));
            prose.AssertBalanced();
            return html.Length == 0 ? null : $"<div class=\"html\">\n{html}</div>\n";
        }
        catch (Exception e) when (e is ExportException or FormulaException)
        {
            return null;
        }
    }

    /// <summary>LaTeX as a formula of its own, whatever dollars or brackets stand around it; null where the page cannot follow it.</summary>
    private static string? Formula(string latex)
    {
        try
        {
            var formula = Delimiters().Match(latex) is { Success: true } match ? match.Groups["formula"].Value : latex;
            return $"<span class=\"formula scroll\">{Latex.ToMathMl(formula, display: true)}</span>\n";
        }
        catch (FormulaException)
        {
            return null;
        }
    }

    private static string NotShown(string type) => $"<p class=\"needs\">An output of the type {Html.Escape(type)}, which a page cannot show.</p>\n";

    private static string Picture(string type, string base64, IReadOnlyDictionary<string, string> data) =>
        $"<img src=\"data:image/{type};base64,{Html.Escape(base64)}\" alt=\"{Html.Escape(data.GetValueOrDefault(Mime.Text, "A picture"))}\">\n";

    private static string Pre(string style, string html) =>
        html.Trim().Length == 0 ? "" : $"<pre class=\"{style}\">{html.TrimEnd('\n')}</pre>\n";

    private static string Error(ErrorOutput error)
    {
        var trace = Html.Printed(string.Join('\n', error.Traceback));
        var message = Html.Printed($"{error.Name}: {error.Message}");
        return trace.Contains(Html.Printed(error.Message), StringComparison.Ordinal) ? trace : $"<strong>{message}</strong>\n{trace}";
    }

    [GeneratedRegex(@"^\s*(?:\$\$(?<formula>.+)\$\$|\$(?<formula>[^$]+)\$|\\\[(?<formula>.+)\\\]|\\\((?<formula>.+)\\\))\s*$", RegexOptions.Singleline)]
    private static partial Regex Delimiters();
}
