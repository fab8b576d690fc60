using System.Text;
using System.Text.Json;

namespace Lessons.Notebooks;

/// <summary>Reads .ipynb JSON into the model; what does not fit is reported with its place in the file.</summary>
internal sealed class NotebookReader(string name)
{
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    public Notebook Read(byte[] bytes)
    {
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(start), s_strict);
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new NotebookException(
                $"{name} is not JSON (line {e.LineNumber + 1}): {e.Message} Open it in a text editor, or restore it from version control.", e);
        }

        try
        {
            return Read(root, bytes, JsonStyle.Of(Encoding.UTF8.GetString(bytes)));
        }
        catch (InvalidOperationException e)
        {
            // A string with half of a surrogate pair: JSON lets it pass, text does not.
            throw new NotebookException($"{name} contains a string that is not Unicode text: {e.Message}", e);
        }
    }

    private Notebook Read(JsonElement root, byte[] bytes, JsonStyle style)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("nbformat", out var format))
            throw new NotebookException($"{name} is JSON, but not a notebook: it has no \"nbformat\". Give an .ipynb file.");
        if (Integer(format, "nbformat") is var major && major != 4)
            throw new NotebookException(
                $"{name} is nbformat {major}; this tool reads nbformat 4. Open it in Jupyter or VS Code and save it, or run: "
                + $"jupyter nbconvert --to notebook --inplace \"{name}\".");

        Cell[] cells = [.. Property(root, "cells", JsonValueKind.Array, "").EnumerateArray().Select(Cell)];
        return new()
        {
            Cells = cells,
            Metadata = Optional(root, "metadata", JsonValueKind.Object, ""),
            FormatMinor = root.TryGetProperty("nbformat_minor", out var minor) ? Integer(minor, "nbformat_minor") : 0,
            AsRead = new(bytes, root, cells, style),
        };
    }

    private Cell Cell(JsonElement cell, int index)
    {
        var place = $"cells[{index}]";
        if (cell.ValueKind != JsonValueKind.Object)
            throw Unexpected(place, cell, JsonValueKind.Object);
        Cell kind = Property(cell, "cell_type", JsonValueKind.String, place).GetString() switch
        {
            "markdown" => new MarkdownCell(),
            "raw" => new RawCell(),
            "code" => new CodeCell
            {
                ExecutionCount = Optional(cell, "execution_count", JsonValueKind.Number, place) is { ValueKind: JsonValueKind.Number } count
                    ? Integer(count, $"{place}.execution_count") : null,
                Outputs = [.. Items(cell, "outputs", place).Select((output, i) => new OutputReader(this, $"{place}.outputs[{i}]").Read(output))],
            },
            var other => throw new NotebookException($"{name}: {place} has the cell type \"{other}\"; allowed: markdown, code, raw."),
        };
        var metadata = Optional(cell, "metadata", JsonValueKind.Object, place);
        return kind with
        {
            Id = Optional(cell, "id", JsonValueKind.String, place) is { ValueKind: JsonValueKind.String } id ? id.GetString()! : "",
            Source = Text(cell, "source", place).Replace("\r\n", "\n", StringComparison.Ordinal),
            Tags = metadata.ValueKind == JsonValueKind.Object ? [.. Items(metadata, "tags", place).Select(tag => Line(tag, $"{place}.metadata.tags"))] : [],
            Metadata = metadata,
            Raw = cell,
        };
    }

    /// <summary>A text that nbformat stores as a string or as a list of lines.</summary>
    public string Text(JsonElement parent, string property, string place)
    {
        if (!parent.TryGetProperty(property, out var value))
            throw new NotebookException($"{name}: {place} has no \"{property}\".");
        return Lines(value, $"{place}.{property}");
    }

    public string Lines(JsonElement value, string place) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Concat(value.EnumerateArray().Select(line => Line(line, place))),
        _ => Line(value, place),
    };

    public IEnumerable<JsonElement> Items(JsonElement parent, string property, string place) =>
        Optional(parent, property, JsonValueKind.Array, place) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    public JsonElement Property(JsonElement parent, string property, JsonValueKind kind, string place) =>
        Optional(parent, property, kind, place) is { ValueKind: not JsonValueKind.Undefined } value
            ? value : throw new NotebookException($"{name}: {(place == "" ? "the notebook" : place)} has no \"{property}\".");

    public JsonElement Optional(JsonElement parent, string property, JsonValueKind kind, string place) =>
        !parent.TryGetProperty(property, out var value) || value.ValueKind == JsonValueKind.Null ? default
            : value.ValueKind == kind ? value : throw Unexpected($"{place}.{property}".TrimStart('.'), value, kind);

    public NotebookException Unexpected(string place, string problem) => new($"{name}: {place} {problem}");

    private NotebookException Unexpected(string place, JsonElement value, JsonValueKind expected) =>
        Unexpected(place, $"is {value.ValueKind}, expected {expected}.");

    private string Line(JsonElement value, string place) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Unexpected(place, value, JsonValueKind.String);

    private int Integer(JsonElement value, string place) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
            : throw Unexpected(place, $"is {value.GetRawText()}, expected a whole number.");
}
