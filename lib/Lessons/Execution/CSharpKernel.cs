using System.Runtime.InteropServices;
using System.Threading.Channels;
using Lessons.Execution.Display;
using Lessons.Notebooks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lessons.Execution;

/// <summary>Runs C# cells by Roslyn scripting, with what the C# kernel of .NET Interactive would offer them.</summary>
/// <remarks>
/// The console and <c>display</c> belong to a process, so one kernel of a process runs at a time. A cell that never ends
/// cannot be stopped from within its process: <see cref="WorkerKernel"/> gives it one of its own.
/// </remarks>
public sealed class CSharpKernel : IKernel
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    private static readonly MetadataReference[] s_framework =
    [
        .. Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "System.*.dll")
            .Where(file => !file.EndsWith(".Native.dll", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    // A cell that prints without end waits for its reader here, instead of filling the memory.
    private const int MostUnread = 1024;

    private readonly string _folder;
    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly List<PackageReference> _packages = [];
    private ScriptOptions _options;
    private ScriptState<object>? _state;
    private int _count;

    /// <summary>A kernel whose relative paths start from a notebook's folder.</summary>
    public CSharpKernel(string folder)
    {
        _folder = Path.GetFullPath(folder);
        // What a cell shows is made by this process's own assemblies, so it must not get copies of them.
        System.Reflection.Assembly[] shared = [typeof(DisplayFunctions).Assembly, typeof(Formatter).Assembly, typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly];
        foreach (var assembly in shared)
            _loader.RegisterDependency(assembly);
        _options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.CSharp14)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(System.Text.Encoding.UTF8)
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(_folder))
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(_folder))
            .AddReferences(shared)
            .AddReferences(s_framework)
            .AddImports(
                "System", "System.IO", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks",
                "System.Linq", "Microsoft.DotNet.Interactive.Formatting",
                typeof(DisplayFunctions).Namespace!, typeof(DisplayFunctions).FullName!);
        CellConsole.Attach();
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Output> RunAsync(string code, CancellationToken ct)
    {
        var channel = Channel.CreateBounded<Output>(MostUnread);
        var output = CellOutput.Current = new(channel.Writer);
        _ = Task.Run(async () =>
        {
            if (await RunCellAsync(code, ct) is { } last)
                output.Add(last);
            output.Complete();
        }, CancellationToken.None);
        return channel.Reader.ReadAllAsync(ct);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _loader.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <returns>The cell's result or what ended it; null if it has neither.</returns>
    private async Task<Output?> RunCellAsync(string source, CancellationToken ct)
    {
        var file = $"cell {++_count}";
        try
        {
            var (code, packages) = CellDirectives.Take(source, s_parse, _folder);
            await AddPackagesAsync(packages, ct);
            var options = _options.WithFilePath(file);
            var script = _state is null
                ? CSharpScript.Create<object>(code, options, assemblyLoader: _loader)
                : _state.Script.ContinueWith<object>(code, options);
            var errors = script.Compile(ct);
            if (errors.Any(e => e.Severity == DiagnosticSeverity.Error))
                return ErrorReport.Of(errors, source);

            _state = await (_state is null ? script.RunAsync(null, _ => true, ct) : script.RunFromAsync(_state, _ => true, ct));
            return _state.Exception is { } thrown ? ErrorReport.Of(thrown, source, file)
                : _state.ReturnValue is { } value || EndsInValue(script.GetCompilation())
                    ? new DisplayOutput(MimeBundle.Of(_state.ReturnValue), DisplayId: null, IsResult: true) : null;
        }
        catch (DirectiveException e)
        {
            return ErrorReport.Of("DirectiveError", e.Message, source, e.Line);
        }
        catch (Exception e)
        {
            // A failing formatter or restore: the cell's fault like any other exception.
            return ErrorReport.Of(e, source, file);
        }
    }

    private async Task AddPackagesAsync(IReadOnlyList<PackageReference> packages, CancellationToken ct)
    {
        if (packages.Count == 0)
            return;
        _packages.AddRange(packages.Except(_packages));
        var assemblies = await PackageRestore.AssembliesAsync(_packages, _folder, ct);
        _options = _options.AddReferences(assemblies.Select(file => MetadataReference.CreateFromFile(file)));
    }

    /// <summary>Whether the cell's last statement is an expression with a value, as in <c>x</c> but not <c>x;</c>.</summary>
    private static bool EndsInValue(Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.Last();
        return ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault() is
                GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type is { SpecialType: not SpecialType.System_Void };
    }
}
