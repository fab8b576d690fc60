using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lessons.Execution;

/// <summary>The lines of a cell that begin with # and are not C#: magics and packages.</summary>
internal static class CellDirectives
{
    private static readonly string[] s_csharp = ["#!csharp", "#!c#", "#!cs"];

    /// <summary>Takes a cell's directives out, keeping every other character in its place.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="options">How to parse it.</param>
    /// <param name="folder">The folder that relative paths start from.</param>
    /// <returns>The C# that is left, and the packages it asks for.</returns>
    /// <exception cref="DirectiveException">A magic this kernel does not have, or a file or package that cannot be.</exception>
    public static (string Code, IReadOnlyList<PackageReference> Packages) Take(string code, CSharpParseOptions options, string folder)
    {
        var text = code.ToCharArray();
        var packages = new List<PackageReference>();
        var root = CSharpSyntaxTree.ParseText(code, options).GetRoot();
        foreach (var directive in root.DescendantTrivia().Where(t => t.IsDirective).Select(t => t.GetStructure()).Cast<DirectiveTriviaSyntax>())
        {
            var content = code[directive.SpanStart..].Split('\n')[0].TrimEnd();
            var line = directive.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            var isCode = true;
            if (content.StartsWith("#!", StringComparison.Ordinal) || content.StartsWith("#i ", StringComparison.Ordinal))
            {
                var magic = content.Split(' ')[0];
                if (!s_csharp.Contains(magic, StringComparer.OrdinalIgnoreCase))
                    throw new DirectiveException(
                        $"{magic} is a magic command of .NET Interactive, which this tool does not have: it runs C# cells. "
                        + "It works in VS Code with the Polyglot Notebooks extension; here, write it in C# or remove it.", line);
                isCode = false;
            }
            else if (directive is ReferenceDirectiveTriviaSyntax { File.ValueText: var target })
            {
                if (PackageReference.TryParse(target, out var package))
                    packages.Add(package);
                else
                    RequireFile(target, folder, line);
                isCode = package is null;
            }
            if (!isCode)
                (text[directive.SpanStart], text[directive.SpanStart + 1]) = ('/', '/');
        }
        return (new(text), packages);
    }

    private static void RequireFile(string target, string folder, int line)
    {
        var path = Path.GetFullPath(target, folder);
        // A name without a folder may be an assembly of the framework, which the compiler looks up.
        if (File.Exists(path) || !target.AsSpan().ContainsAny('/', '\\'))
            return;
        throw new DirectiveException(
            Path.GetFileName(Path.GetDirectoryName(path)) == "bin" && Path.GetFileName(path) is "Course.dll" or "MathNet.Numerics.dll"
                ? $"#r \"{target}\": the library is not built yet. Build the library first: dotnet build lib/Course"
                : $"#r \"{target}\": there is no such file. The path is relative to the notebook's folder.", line);
    }
}
