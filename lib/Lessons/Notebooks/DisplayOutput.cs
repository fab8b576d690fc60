namespace Lessons.Notebooks;

/// <summary>A value a cell showed, in every form it has.</summary>
/// <param name="Data">MIME type → text; a JSON type holds JSON text, a binary type base64.</param>
/// <param name="DisplayId">What a later update in place refers to; null if nothing does.</param>
/// <param name="IsResult">Whether the value is the cell's last expression.</param>
public sealed record DisplayOutput(IReadOnlyDictionary<string, string> Data, string? DisplayId, bool IsResult) : Output;
