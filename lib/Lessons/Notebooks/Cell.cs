using System.Text.Json;

namespace Lessons.Notebooks;

/// <summary>One cell of a notebook.</summary>
public abstract record Cell
{
    /// <summary>The cell's id; empty in a file that has none (nbformat before 4.5).</summary>
    public string Id { get; init; } = "";

    /// <summary>The text of the cell, its lines separated by a line feed whatever the file uses.</summary>
    public string Source { get; init; } = "";

    /// <summary>The tags of the cell, see <see cref="CellTag"/>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The metadata object as it is in the file; undefined for a cell that was made in memory.</summary>
    public JsonElement Metadata { get; init; }

    /// <summary>Whether the cell carries a tag.</summary>
    public bool Has(string tag) => Tags.Contains(tag);

    /// <summary>The pictures pasted into the cell, name → MIME type → base64; undefined if there are none.</summary>
    public JsonElement Attachments => Raw.ValueKind == JsonValueKind.Object && Raw.TryGetProperty("attachments", out var attachments) ? attachments : default;

    /// <summary>The cell as it is in the file, with the parts this model does not name.</summary>
    internal JsonElement Raw { get; init; }
}
