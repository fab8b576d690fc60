using Lessons.Storage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Tests;

/// <summary>Which room of a project uses which, read from its source: a room is a folder, and a use is any name that was declared in another.</summary>
/// <param name="From">The room that uses, by its folder: <c>lib/Course/Charts</c>.</param>
/// <param name="To">The room that is used, or <see cref="Watched"/>.</param>
/// <param name="Where">The file and the name in it.</param>
internal sealed record Use(string From, string To, string Where)
{
    /// <summary>The foreign library that one room alone may know.</summary>
    public const string Watched = "Plotly.NET";

    private static readonly string[] s_watched = [Watched, "DynamicObj"]; // its traces and layouts are of the second

    // What the SDK adds to every file of a project with implicit usings.
    private const string Implicit = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks;
        """;

    /// <summary>The source folders of a project such as <c>lib/Course</c>, written as the map writes them.</summary>
    public static IReadOnlyList<string> Rooms(string project) => [.. Files(project).Select(RoomOf).Distinct().Order(StringComparer.Ordinal)];

    public static IReadOnlyList<Use> In(string project)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var trees = Files(project).Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)).ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != Path.GetFileName(project)).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("source", trees.Append(CSharpSyntaxTree.ParseText(Implicit, options)), references,
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var errors = compilation.GetDeclarationDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(3).ToList();
        if (errors.Count > 0) throw new InvalidOperationException($"{project} does not compile here: {string.Join("; ", errors)}");
        return [.. trees.SelectMany(tree => InTree(tree, compilation.GetSemanticModel(tree))).Distinct()];
    }

    /// <summary>The rooms of a project whose namespaces are its folders that the files of one of them import.</summary>
    public static IReadOnlyList<string> Imports(string project, string room)
    {
        var root = Path.GetFileName(project) + ".";
        return [.. Files(project).Where(file => RoomOf(file) == room)
            .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetCompilationUnitRoot().Usings)
            .Select(import => import.Name!.ToString()).Where(name => name.StartsWith(root, StringComparison.Ordinal))
            .Select(name => $"{project}/{name[root.Length..].Replace('.', '/')}").Distinct()];
    }

    public override string ToString() => $"{To} ({Where})";

    private static IEnumerable<Use> InTree(SyntaxTree tree, SemanticModel model)
    {
        var (from, file) = (RoomOf(tree.FilePath), Path.GetFileName(tree.FilePath));
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (model.GetSymbolInfo(name).Symbol?.OriginalDefinition is not { } symbol) continue;
            // What the compiler makes, as a record's copy, was declared by its type.
            var declared = symbol;
            while (declared is { DeclaringSyntaxReferences: [] }) declared = declared.ContainingType;
            var to = s_watched.Contains(symbol.ContainingAssembly?.Name) ? Watched : declared is null or INamespaceSymbol ? from : RoomOf(declared.DeclaringSyntaxReferences[0].SyntaxTree.FilePath);
            if (to != from) yield return new(from, to, $"{file} names {symbol.Name}");
        }
    }

    private static IEnumerable<string> Files(string project) => Directory.GetFiles(Path.Combine(Repository.Here.Root, project), "*.cs", SearchOption.AllDirectories)
        .Where(file => !RoomOf(file).StartsWith($"{project}/obj", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string RoomOf(string file) => Path.GetRelativePath(Repository.Here.Root, Path.GetDirectoryName(file)!).Replace('\\', '/');
}
