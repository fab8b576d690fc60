using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lessons.Notebooks;

/// <summary>Writes a notebook: untouched cells as they were read, changed and new ones as Jupyter writes them.</summary>
internal static class NotebookWriter
{
    public static byte[] Write(Notebook notebook)
    {
        var untouched = new HashSet<Cell>(notebook.AsRead?.Cells ?? [], ReferenceEqualityComparer.Instance);
        var cells = new JsonArray([.. notebook.Cells.Select(cell => untouched.Contains(cell) ? Node(cell.Raw) : Node(cell))]);
        var root = new JsonObject();
        if (notebook.AsRead is { } file)
        {
            foreach (var property in file.Root.EnumerateObject())
                root[property.Name] = property.Name == "cells" ? cells : Node(property.Value);
        }
        else
        {
            root["cells"] = cells;
            root["metadata"] = Node(notebook.Metadata) ?? new JsonObject();
            root["nbformat"] = 4;
            root["nbformat_minor"] = notebook.FormatMinor;
        }
        return JupyterJson.Write(JsonSerializer.SerializeToElement(root), notebook.AsRead?.Style ?? JsonStyle.Jupyter);
    }

    private static JsonObject Node(Cell cell)
    {
        var properties = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        if (cell.Raw.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in cell.Raw.EnumerateObject())
                properties[property.Name] = Node(property.Value);
        }
        if (cell.Id != "")
            properties["id"] = cell.Id;
        properties["cell_type"] = cell switch { CodeCell => "code", MarkdownCell => "markdown", _ => "raw" };
        properties["metadata"] = Metadata(cell);
        properties["source"] = Lines(cell.Source);
        if (cell is CodeCell code)
        {
            properties["execution_count"] = code.ExecutionCount;
            properties["outputs"] = new JsonArray([.. code.Outputs.Select(output => Node(output, code.ExecutionCount))]);
        }
        return new(properties);
    }

    private static JsonObject Metadata(Cell cell)
    {
        var metadata = Node(cell.Metadata) as JsonObject ?? [];
        if (cell.Tags.Count > 0)
            metadata["tags"] = new JsonArray([.. cell.Tags.Select(tag => (JsonNode)tag)]);
        else
            metadata.Remove("tags");
        return metadata;
    }

    private static JsonObject Node(Output output, int? count) => output switch
    {
        StreamOutput stream => new() { ["name"] = stream.Name, ["output_type"] = "stream", ["text"] = Lines(stream.Text) },
        DisplayOutput { IsResult: true } result => new()
        {
            ["data"] = Bundle(result),
            ["execution_count"] = count,
            ["metadata"] = new JsonObject(),
            ["output_type"] = "execute_result",
        },
        DisplayOutput display => new() { ["data"] = Bundle(display), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" },
        ErrorOutput error => new()
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(output), output, "An output is a stream, a display or an error."),
    };

    private static JsonObject Bundle(DisplayOutput display) => new(
        display.Data.OrderBy(form => form.Key, StringComparer.Ordinal).Select(form => KeyValuePair.Create(
            form.Key, Mime.IsJson(form.Key) ? JsonNode.Parse(form.Value) : Lines(form.Value))));

    private static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var found and >= 0 ? found + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }
        return lines;
    }

    private static JsonNode? Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => null,
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        _ => JsonValue.Create(element),
    };
}
