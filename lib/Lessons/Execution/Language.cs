using System.Text.Json;
using Lessons.Notebooks;

namespace Lessons.Execution;

/// <summary>The language a notebook or a cell is marked with; this tool runs C#.</summary>
internal static class Language
{
    private static readonly string[] s_csharp = ["C#", "csharp", "cs", ".net-csharp"];

    /// <summary>The language of a notebook none of whose cells is in C#; null for one that has some, or says nothing.</summary>
    public static string? OtherThanCSharp(Notebook notebook)
    {
        var own = Text(notebook.Metadata, "kernelspec", "language") ?? Text(notebook.Metadata, "language_info", "name") ?? Text(notebook.Metadata, "kernelspec", "name");
        return own is null or "" || IsCSharp(own) || notebook.Cells.OfType<CodeCell>().Any(cell => Of(cell) is { } language && IsCSharp(language))
            ? null : char.ToUpperInvariant(own[0]) + own[1..];
    }

    /// <summary>The language a cell is marked with, if it is not C#.</summary>
    public static string? OtherThanCSharp(CodeCell cell) => Of(cell) is { } language && !IsCSharp(language) ? language : null;

    private static string? Of(CodeCell cell) => Text(cell.Metadata, "polyglot_notebook", "kernelName") ?? Text(cell.Metadata, "dotnet_interactive", "language");

    private static bool IsCSharp(string language) => s_csharp.Contains(language, StringComparer.OrdinalIgnoreCase);

    private static string? Text(JsonElement metadata, string owner, string property) =>
        metadata.ValueKind == JsonValueKind.Object
        && metadata.TryGetProperty(owner, out var tool) && tool.ValueKind == JsonValueKind.Object
        && tool.TryGetProperty(property, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
