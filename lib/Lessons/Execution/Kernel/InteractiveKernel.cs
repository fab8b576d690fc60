using System.Threading.Channels;
using Lessons.Notebooks;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.PackageManagement;

namespace Lessons.Execution.Kernel;

/// <summary>Runs C# cells by the engine of .NET Interactive, which VS Code and Jupyter run them by.</summary>
/// <remarks>
/// Relative paths start from the process's current folder. The console belongs to the process, so one kernel of a process runs
/// at a time. A cell that never ends cannot be stopped from within its process: <see cref="WorkerKernel"/> gives it one of its own.
/// </remarks>
public sealed class InteractiveKernel : IKernel
{
    // A cell that prints without end waits for its reader here, instead of filling the memory.
    private const int MostUnread = 1024;

    private readonly CompositeKernel _engine = [];
    private readonly Dictionary<string, string> _displays = [];
    private int _count;

    /// <summary>A kernel in which no cell has run.</summary>
    public InteractiveKernel()
    {
        // A lesson is read by others than run it: there is nobody to answer.
        Console.SetIn(TextReader.Null);
        var csharp = new CSharpKernel().UseKernelHelpers().UseNugetDirective((kernel, packages) =>
        {
            kernel.AddAssemblyReferences(packages.SelectMany(package => package.AssemblyPaths));
            return Task.CompletedTask;
        });
        ScriptSettings.Apply(csharp);
        _engine.Add(csharp, ["c#", "cs"]);
    }

    /// <summary>Runs a line that leaves nothing behind, so that the time a lesson's first cell may take is its own and not the compiler's to get going.</summary>
    public Task WarmUpAsync() => _engine.SendAsync(new SubmitCode("1 + 1"));

    /// <inheritdoc/>
    public IAsyncEnumerable<Output> RunAsync(string code, CancellationToken ct)
    {
        var channel = Channel.CreateBounded<Output>(MostUnread);
        var cell = new CellSource(code, ++_count);
        _ = Task.Run(() => RunCellAsync(cell, channel.Writer, ct), CancellationToken.None);
        return channel.Reader.ReadAllAsync(ct);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _engine.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task RunCellAsync(CellSource cell, ChannelWriter<Output> writer, CancellationToken ct)
    {
        try
        {
            var outputs = new CellOutputs(writer, _displays);
            using (_engine.KernelEvents.Subscribe(outputs))
            {
                var result = await _engine.SendAsync(new SubmitCode(cell.Numbered), ct);
                if (result.Events.OfType<CommandFailed>().LastOrDefault() is { } failed)
                    outputs.Send(ErrorReport.Of(failed, cell));
                else if (outputs.Failure is { } failure)
                    outputs.Send(ErrorReport.Of(failure, cell));
            }
            writer.TryComplete();
        }
        catch (Exception e)
        {
            writer.TryComplete(e);
        }
    }
}
