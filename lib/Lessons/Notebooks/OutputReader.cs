using System.Text.Json;

namespace Lessons.Notebooks;

/// <summary>Reads one output of a code cell.</summary>
internal sealed class OutputReader(NotebookReader reader, string place)
{
    public Output Read(JsonElement output)
    {
        if (output.ValueKind != JsonValueKind.Object)
            throw reader.Unexpected(place, $"is {output.ValueKind}, expected an object.");
        return reader.Property(output, "output_type", JsonValueKind.String, place).GetString() switch
        {
            "stream" => new StreamOutput(reader.Text(output, "name", place), reader.Text(output, "text", place)),
            "display_data" => Display(output, isResult: false),
            "execute_result" => Display(output, isResult: true),
            "error" => new ErrorOutput(
                reader.Text(output, "ename", place), reader.Text(output, "evalue", place),
                [.. reader.Items(output, "traceback", place).Select(line => reader.Lines(line, place))]),
            var other => new OtherOutput(other!, output),
        };
    }

    private DisplayOutput Display(JsonElement output, bool isResult)
    {
        var data = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var form in reader.Property(output, "data", JsonValueKind.Object, place).EnumerateObject())
            data[form.Name] = Mime.IsJson(form.Name) || !IsText(form.Value) ? form.Value.GetRawText() : reader.Lines(form.Value, $"{place}.data[\"{form.Name}\"]");
        return new(data, DisplayId: null, isResult);
    }

    /// <summary>Types that are JSON do not always say so in their names.</summary>
    private static bool IsText(JsonElement value) =>
        value.ValueKind == JsonValueKind.String || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(line => line.ValueKind == JsonValueKind.String));
}
