using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course;

/// <summary>Reads parts of a plot, each by its path as plotly.js writes it: <c>marker.line.width</c>.</summary>
internal static class Parts
{
    public static JsonNode? At(this JsonNode? part, string path)
    {
        foreach (var name in path.Split('.')) part = (part as JsonObject)?[name];
        return part;
    }

    public static IReadOnlyList<JsonNode?> List(this JsonNode? part, string path) => (IReadOnlyList<JsonNode?>?)(part.At(path) as JsonArray)?.ToArray() ?? [];

    public static string Text(this JsonNode? part, string path, string otherwise = "") => part.At(path) is JsonValue value ? value.ToString() : otherwise;

    public static double Number(this JsonNode? part, string path, double otherwise) => part.At(path).Number() ?? otherwise;

    public static double? Number(this JsonNode? part) => part is not null && part.GetValueKind() == JsonValueKind.Number ? part.GetValue<double>() : null;

    public static bool Is(this JsonNode? part, string path, bool otherwise) => part.At(path)?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => otherwise,
    };
}
