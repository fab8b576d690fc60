using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lessons.CSharp;

/// <summary>The C# of a cell as the engine compiles it, for whoever reads cells without running them.</summary>
internal static partial class CellLanguage
{
    /// <summary>How a cell is parsed.</summary>
    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>The namespaces that a cell need not name, and the class whose methods it calls without one: <c>display</c> and its kin.</summary>
    public static IReadOnlyList<string> Usings { get; } =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive.Kernel",
    ];

    /// <summary>The assemblies that a cell knows without <c>#r</c>: the framework and the engine.</summary>
    public static ImmutableArray<MetadataReference> References => s_references.Value;

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_references = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>The libraries that a cell refers to, as <c>#r "….dll"</c>.</summary>
    [GeneratedRegex("""^\s*#r\s+"([^":]+\.dll)"\s*$""", RegexOptions.Multiline)]
    public static partial Regex Reference();
}
