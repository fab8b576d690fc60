using System.Text;
using System.Text.RegularExpressions;
using Lessons.Notebooks;

namespace Lessons.Export;

/// <summary>Renders what a cell printed and showed. Charts are numbered through the lesson.</summary>
internal sealed partial class OutputHtml
{
    private readonly List<ChartHtml> charts = [];

    /// <summary>The charts rendered so far.</summary>
    public IReadOnlyList<ChartHtml> Charts => charts;

    /// <summary>An output as HTML; "" where there is nothing to see.</summary>
    public string Render(Output output) => output switch
    {
        StreamOutput { Text: var text, Name: var name } => Pre(name == "stderr" ? "stream stderr" : "stream", Html.Terminal(text)),
        ErrorOutput error => Pre("error", Error(error)),
        DisplayOutput display => Render(display.Data),
        _ => "",
    };

    private string Render(IReadOnlyDictionary<string, string> data)
    {
        if (data.TryGetValue(Mime.Plotly, out var chart))
        {
            charts.Add(new(chart));
            return charts[^1].Figure(charts.Count);
        }

        if (data.TryGetValue(Mime.Html, out var html)) return $"<div class=\"html scroll\">{NotForPages().Replace(html, "").Trim()}</div>\n";
        if (data.TryGetValue("image/svg+xml", out var svg)) return Picture("svg+xml", Convert.ToBase64String(Encoding.UTF8.GetBytes(svg)), data);
        foreach (var type in (string[])["png", "jpeg", "gif"])
            if (data.TryGetValue($"image/{type}", out var bytes)) return Picture(type, string.Concat(bytes.Where(c => !char.IsWhiteSpace(c))), data);
        var text = data.TryGetValue(Mime.Text, out var plain) ? plain : data.FirstOrDefault(form => Mime.IsJson(form.Key)).Value ?? "";
        return Pre("result", Html.Terminal(text));
    }

    private static string Picture(string type, string base64, IReadOnlyDictionary<string, string> data) =>
        $"<img src=\"data:image/{type};base64,{Html.Escape(base64)}\" alt=\"{Html.Escape(data.GetValueOrDefault(Mime.Text, "A picture"))}\">\n";

    private static string Pre(string style, string html) =>
        html.Trim().Length == 0 ? "" : $"<pre class=\"{style}\">{html.TrimEnd('\n')}</pre>\n";

    private static string Error(ErrorOutput error)
    {
        var trace = Html.Terminal(string.Join('\n', error.Traceback));
        var message = Html.Terminal($"{error.Name}: {error.Message}");
        return trace.Contains(Html.Terminal(error.Message), StringComparison.Ordinal) ? trace : $"<strong>{message}</strong>\n{trace}";
    }

    /// <summary>The page has a style of its own, and its policy runs no script but the page's.</summary>
    [GeneratedRegex(@"<(script|style)\b.*?</\1\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex NotForPages();
}
