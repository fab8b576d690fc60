using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lessons.Export;

/// <summary>A chart as a page shows it: the figure, its caption, a text alternative and the numbers behind it.</summary>
internal sealed class ChartHtml
{
    private static readonly JsonSerializerOptions s_compact = new() { Encoder = JavaScriptEncoder.Default };

    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    private readonly string _title;
    private readonly string _description;
    private readonly string _caption;
    private readonly string _parts;
    private readonly JsonObject? _table;
    private readonly string _live;

    /// <summary>Reads the chart's JSON.</summary>
    /// <exception cref="ExportException">It is no chart.</exception>
    public ChartHtml(string json)
    {
        try
        {
            var root = JsonNode.Parse(json, documentOptions: s_strict)!.AsObject();
            if (root["data"] is not JsonArray) throw new ExportException("a chart has no \"data\"");
            _title = Text(root, "title");
            _description = Text(root, "description");
            _caption = Text(root, "caption");
            _table = root["table"] as JsonObject;
            _live = root["live"] is JsonArray offers ? string.Join(' ', offers.Select(offer => offer?.GetValue<string>())) : "";
            // The caption says the title, where it can wrap on a narrow screen and be found by a search.
            (root["layout"] as JsonObject)?.Remove("title");
            var kept = root.Where(part => part.Key is "data" or "layout" or "frames" or "config")
                .Select(part => KeyValuePair.Create(part.Key, part.Value?.DeepClone()));
            _parts = new JsonObject(kept).ToJsonString(s_compact);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new ExportException($"a chart is not the JSON of a plotly.js figure: {e.Message}", e);
        }
    }

    /// <summary>What the chart is about; "" if it does not say.</summary>
    public string Title => _title;

    /// <summary>What to read out of it; "" if it does not say.</summary>
    public string Caption => _caption;

    /// <summary>What there is to see, for those who do not see it.</summary>
    public string Description => _description.Length > 0 ? _description : _title.Length > 0 ? _title : "Chart";

    /// <summary>The whole figure.</summary>
    /// <param name="number">Its number in the lesson.</param>
    /// <param name="still">Where the picture lies that stands for it on paper and without script; "" if it has none.</param>
    public string Figure(int number, string still = "")
    {
        var html = new StringBuilder();
        html.Append($"<figure class=\"chart\" id=\"figure-{number}\"{(_live.Length > 0 ? $" data-moves=\"{Html.Escape(_live)}\"" : "")}>\n{Plot()}");
        if (still.Length > 0) html.Append($"<img class=\"still\" src=\"{still}\" alt=\"{Html.Escape(Description)}\">");
        html.Append($"<figcaption>{CaptionHtml(number)}</figcaption>\n");
        return html.Append($"{Numbers()}</figure>\n").ToString();
    }

    /// <summary>What stands below it: its number, which leads to it, its title and its caption.</summary>
    /// <param name="number">Its number in the lesson.</param>
    /// <param name="page">The address of the lesson's page; "" on that page.</param>
    public string CaptionHtml(int number, string page = "") =>
        $"<a class=\"label\" href=\"{page}#figure-{number}\">Figure {number}</a> {(_title.Length == 0 ? "" : $"<strong>{Html.Escape(_title)}</strong> ")}{Html.Escape(_caption)}";

    /// <summary>The chart alone, as large as its page.</summary>
    public string Picture() => Plot();

    /// <summary>JSON's own escapes keep the script element closed: the encoder writes &lt; as an escape.</summary>
    private string Plot() =>
        $"<div class=\"drawing\" role=\"img\" aria-label=\"{Html.Escape(Description)}\">"
        + $"</div>\n<script type=\"application/json\">{_parts}</script>\n";

    private string Numbers()
    {
        if (_table?["columns"] is not JsonArray columns || _table["rows"] is not JsonArray rows) return "";
        var html = new StringBuilder("<details class=\"numbers\"><summary>The numbers</summary>\n<div class=\"scroll\"><table>\n<thead><tr>");
        foreach (var column in columns) html.Append($"<th scope=\"col\">{Html.Escape(Value(column))}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        // HTML lets a cell and a row end where the next begins; of a large table that is a third.
        foreach (var row in rows.OfType<JsonArray>())
            html.Append($"<tr>{string.Concat(row.Select(cell => $"<td>{Html.Escape(Value(cell))}"))}\n");
        return html.Append("</tbody></table></div></details>\n").ToString();
    }

    private static string Value(JsonNode? cell) => cell?.GetValueKind() switch
    {
        null => "–",
        JsonValueKind.Number => cell.GetValue<double>().ToString("G6", CultureInfo.InvariantCulture).Replace('-', '−'),
        JsonValueKind.String => cell.GetValue<string>(),
        _ => cell.ToJsonString(),
    };

    private static string Text(JsonObject root, string name) => root[name]?.GetValue<string>() ?? "";
}
