using System.Text.RegularExpressions;
using Lessons.Notebooks;
using Microsoft.CodeAnalysis;

namespace Lessons.Execution.Kernel;

/// <summary>What is wrong with a line that begins with #, in a sentence with the way out: magics, files and packages.</summary>
internal static partial class Directives
{
    /// <summary>The compiler's name for a file that is not there.</summary>
    public const string MissingFile = "CS0006";

    private const string Name = "DirectiveError";

    /// <summary>A file in <c>#r</c> that is not there.</summary>
    public static ErrorOutput Missing(Diagnostic error, CellSource cell)
    {
        var line = error.Location.GetMappedLineSpan().StartLinePosition.Line + 1;
        var target = Quoted().Match(cell.Text.Split('\n')[line - 1]).Groups[1].Value;
        var path = Path.GetFullPath(target);
        return ErrorReport.Of(
            Name,
            Path.GetFileName(Path.GetDirectoryName(path)) == "bin" && Path.GetFileName(path) is "Course.dll" or "MathNet.Numerics.dll"
                ? $"#r \"{target}\": the library is not built yet. Build the library first: dotnet build lib/Course"
                : $"#r \"{target}\": there is no such file. The path is relative to the notebook's folder.",
            cell, line);
    }

    /// <summary>A directive that the engine has refused or could not follow.</summary>
    public static ErrorOutput Failed(string message, CellSource cell)
    {
        if (Unknown().Match(message) is { Success: true } unknown)
        {
            var magic = unknown.Groups[1].Value;
            return ErrorReport.Of(
                Name,
                $"{magic} is a magic command of .NET Interactive, which this tool does not have: it runs C# cells. "
                + "It works in VS Code with the Polyglot Notebooks extension; here, write it in C# or remove it.",
                cell, cell.LineOf(magic));
        }
        var packages = Package().Matches(cell.Text);
        var package = packages.FirstOrDefault(match => message.Contains(match.Groups["id"].Value, StringComparison.OrdinalIgnoreCase)) ?? packages.FirstOrDefault();
        if (package is null)
            return ErrorReport.Of(Name, message, cell, 1);
        return ErrorReport.Of(
            Name,
            $"{package.Value}: " + (Restore().Match(message) is { Success: true } error
                ? $"{error.Groups[1].Value.TrimEnd(' ', '.')}. Check the id, the version and the package sources (dotnet nuget list source)."
                : $"{message.Split('\n')[0].Trim()} Ask for each package once in a cell, and for one version of it in a notebook."),
            cell, cell.LineOf(package.Value));
    }

    [GeneratedRegex("'(#![^']*)'")]
    private static partial Regex Unknown();

    [GeneratedRegex("^#r\\s+\"nuget:\\s*(?<id>[^,\"\\s]+)[^\"]*\"", RegexOptions.Multiline)]
    private static partial Regex Package();

    [GeneratedRegex(@"error (NU\d+: [^\r\n]*)")]
    private static partial Regex Restore();

    [GeneratedRegex("\"(.*)\"")]
    private static partial Regex Quoted();
}
