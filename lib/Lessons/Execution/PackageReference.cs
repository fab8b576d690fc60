using System.Diagnostics.CodeAnalysis;

namespace Lessons.Execution;

/// <summary>A NuGet package a cell asks for by <c>#r "nuget: id, version"</c>; without a version, the newest.</summary>
internal sealed record PackageReference(string Id, string Version)
{
    private const string Prefix = "nuget:";

    public static bool TryParse(string target, [NotNullWhen(true)] out PackageReference? package)
    {
        package = null;
        if (!target.TrimStart().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return false;
        var parts = target.Trim()[Prefix.Length..].Split(',', 2, StringSplitOptions.TrimEntries);
        package = new(parts[0], parts.ElementAtOrDefault(1) is { Length: > 0 } version ? version : "*");
        return true;
    }
}
