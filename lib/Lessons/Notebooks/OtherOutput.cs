using System.Text.Json;

namespace Lessons.Notebooks;

/// <summary>An output this tool does not know; it is written back as it was read.</summary>
/// <param name="Type">Its output_type.</param>
/// <param name="Raw">The output as it is in the file.</param>
public sealed record OtherOutput(string Type, JsonElement Raw) : Output;
