using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace Browser;

/// <summary>Runs C# cells: each is a submission that knows the names of those before it.</summary>
internal sealed class Kernel
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>What a cell need not import; as in .NET Interactive.</summary>
    private static readonly string[] s_usings =
    [
        "System", "System.IO", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive.Formatting", "Microsoft.DotNet.Interactive.DisplayFunctions",
    ];

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary, usings: s_usings, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, concurrentBuild: false,
        metadataImportOptions: MetadataImportOptions.Public);

    /// <summary>The cells that were loaded, which the runtime asks for by name when a later one refers to them.</summary>
    private readonly Dictionary<string, Assembly> _loaded = [];
    private readonly Symbols _symbols = new();
    private readonly Lazy<MetadataReference[]> _references = new(References);
    private object?[] _states = new object?[16];
    private CSharpCompilation? _previous;
    private int _count;

    public Kernel() => AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) => _loaded.GetValueOrDefault(new AssemblyName(wanted.Name).Name!);

    /// <summary>Gets the compiler going.</summary>
    public async Task WarmUpAsync()
    {
        // A thread that has worked for the pool keeps a queue of its own, and takes out of it what it would wait for. Without, waiting for a task
        // is impossible on one thread, and the compiler does.
        await Task.Run(() => { });
        Emit(Compilation("warm", Parse("var warm = new[] { 1 }.Select(x => $\"{x}\").ToList(); warm", "warm")), Stream.Null, Stream.Null);
    }

    /// <summary>Runs a cell, and sends the page what it shows.</summary>
    /// <param name="name">What errors call it: "cell 3".</param>
    /// <param name="source">Its text.</param>
    /// <returns>"" if it ran to its end, else the line that stopped it, "0" where none is known.</returns>
    public async Task<string> RunAsync(string name, string source)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CellConsole.BeginCell();
        LiveFigures.BeginCell(name);
        Failure failure;
        try
        {
            var tree = Parse(Directives.Take(source), name);
            var compilation = Compilation($"cell{_count}", tree);
            using var assembly = new MemoryStream();
            using var symbols = new MemoryStream();
            var emitted = Emit(compilation, assembly, symbols);
            if (!emitted.Success && emitted.Diagnostics.All(d => d.Severity != DiagnosticSeverity.Error))
            {
                // A cell of usings alone has no code, and is still what the next one builds on.
                _previous = compilation;
                return "";
            }

            if (!emitted.Success)
            {
                failure = Failure.Of(emitted.Diagnostics, source);
            }
            else
            {
                _symbols.Add(compilation.AssemblyName!, name, symbols.ToArray());
                var value = await RunAsync(compilation, assembly.ToArray());
                if (value is not null || EndsInValue(compilation, tree)) Shown.SendResult(value);
                CellConsole.FlushPending();
                return "";
            }
        }
        catch (DirectiveException e)
        {
            failure = Failure.Of(e, source);
        }
#pragma warning disable CA1031 // Whatever a cell throws is its own, and shown to its reader.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = Failure.Of(e, source, name, _symbols);
        }

        CellConsole.FlushPending();
        Bridge.Send("error", failure.Text, "");
        return failure.Line.ToString(CultureInfo.InvariantCulture);
    }

    private static MetadataReference[] References()
    {
        // What is named here is loaded, and so can be referred to.
        string[] named = ["System.Runtime", "System.Linq", "System.Linq.Parallel", "System.Collections", "System.Collections.Concurrent", "System.Collections.Immutable",
            "System.Console", "System.Memory", "System.Runtime.Numerics", "System.Text.RegularExpressions", "System.Runtime.Extensions",
            "Course", "MathNet.Numerics", "Microsoft.DotNet.Interactive.Formatting", "Microsoft.AspNetCore.Html.Abstractions", "Browser"];
        foreach (var name in named)
        {
            try
            {
                Assembly.Load(name);
            }
            catch (FileNotFoundException)
            {
                // Trimmed to nothing.
            }
        }

        return [.. AppDomain.CurrentDomain.GetAssemblies().Select(Reference).OfType<MetadataReference>()];
    }

    /// <summary>The metadata of an assembly as it lies in memory, so that no second copy of it travels.</summary>
    private static unsafe MetadataReference? Reference(Assembly assembly) =>
        assembly.TryGetRawMetadata(out var blob, out var length)
            ? AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)blob, length)).GetReference(display: assembly.GetName().Name)
            : null;

    private static SyntaxTree Parse(string source, string name) => CSharpSyntaxTree.ParseText(source, s_parse, name, Encoding.UTF8);

    private static EmitResult Emit(CSharpCompilation compilation, Stream assembly, Stream symbols) =>
        compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));

    private CSharpCompilation Compilation(string name, SyntaxTree tree) =>
        CSharpCompilation.CreateScriptCompilation(name, tree, _references.Value, s_options, _previous, typeof(object));

    private async Task<object?> RunAsync(CSharpCompilation compilation, byte[] code)
    {
        var loaded = Assembly.Load(code);
        _loaded[compilation.AssemblyName!] = loaded;
        if (_count + 2 > _states.Length) Array.Resize(ref _states, 2 * _states.Length);
        var entry = compilation.GetEntryPoint(CancellationToken.None)!;
        var run = loaded.GetType(entry.ContainingType.MetadataName)!.GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        // What a cell declared stays declared even if its last line throws.
        (_previous, _count) = (compilation, _count + 1);
        return await run(_states);
    }

    /// <summary>Whether the cell's last statement is an expression with a value, as in <c>x</c> but not <c>x;</c>.</summary>
    private static bool EndsInValue(CSharpCompilation compilation, SyntaxTree tree) =>
        ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault() is
            GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
        && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type is { SpecialType: not SpecialType.System_Void };
}
