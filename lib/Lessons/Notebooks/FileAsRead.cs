using System.Text.Json;

namespace Lessons.Notebooks;

/// <summary>A notebook's file when it was read: what is untouched is written back from here.</summary>
internal sealed record FileAsRead(byte[] Bytes, JsonElement Root, IReadOnlyList<Cell> Cells, JsonStyle Style);
