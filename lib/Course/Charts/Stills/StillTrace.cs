using System.Text.Json.Nodes;

namespace Course;

/// <summary>One trace of a plot as a still draws it.</summary>
internal sealed class StillTrace(JsonNode parts)
{
    public JsonNode Parts => parts;

    public string Type { get; } = parts.Text("type");

    public string Name { get; } = parts.Text("name");

    public string Mode { get; } = parts.Text("mode");

    public bool IsBar => Type == "bar";

    public bool IsMap => Type is "heatmap" or "contour";

    /// <summary>Whether bars run to the right.</summary>
    public bool Lies { get; } = parts.Text("orientation") == "h";

    public bool InLegend { get; } = parts.Is("showlegend", true) && parts.Text("name").Length > 0;

    /// <summary>Of a bar the ends of its pieces, each upon those of the traces before it.</summary>
    public IReadOnlyList<(double Base, double Top)> Stacked { get; private set; } = [];

    public string Color { get; } = parts.Text("line.color", parts.Text("marker.color", Theme.Grey));

    public string AxisOf(char letter) => parts.Text($"{letter}axis", $"{letter}");

    public IReadOnlyList<JsonNode?> Values(char letter) => parts.List($"{letter}");

    /// <summary>The diameter of its markers, in pixels; 0 where it has none.</summary>
    public double MarkerSize => Mode.Contains("markers", StringComparison.Ordinal) ? parts.Number("marker.size", 6) : 0;

    /// <summary>The traces of a plot that are to be seen.</summary>
    public static IReadOnlyList<StillTrace> Of(IEnumerable<JsonNode?> data)
    {
        List<StillTrace> traces = [.. data.OfType<JsonNode>().Select(part => new StillTrace(part)).Where(trace => trace.Parts.Is("visible", true))];
        var heights = new Dictionary<string, double>();
        foreach (var bar in traces.Where(trace => trace.IsBar))
        {
            var (place, value) = bar.Lies ? ('y', 'x') : ('x', 'y');
            bar.Stacked = [.. bar.Values(place).Zip(bar.Values(value), (at, by) =>
            {
                var height = heights.GetValueOrDefault($"{at}");
                return (height, heights[$"{at}"] = height + (by.Number() ?? 0));
            })];
        }

        return traces;
    }

    /// <summary>The symbol of marker <paramref name="i"/>.</summary>
    public string Symbol(int i) => parts.At("marker.symbol") is JsonArray { Count: > 0 } symbols ? $"{symbols[i % symbols.Count]}" : parts.Text("marker.symbol", "circle");
}
