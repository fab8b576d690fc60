using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Lessons.Notebooks;

namespace Lessons.Execution;

/// <summary>A C# kernel in a process of its own, which can be ended and whose end is survived.</summary>
public sealed class WorkerKernel : IKernel
{
    /// <summary>The hidden verb that makes this program a worker.</summary>
    internal const string Verb = "worker";

    private const long HeapLimit = 2L << 30;

    // A child inherits every pipe that is open while it starts; the next must not hold this one's open.
    private static readonly Lock s_starting = new();

    // Where a process looks for the user's files and puts its temporary ones, on any system.
    private static readonly string[] s_homes = ["HOME", "USERPROFILE", "TMPDIR", "TMP", "TEMP"];

    private readonly Process _process;
    private readonly StreamWriter _commands;
    private readonly StreamReader _outputs;
    private readonly Complaints _complaints;

    private WorkerKernel(string folder, long heapLimit, bool atHome)
    {
        lock (s_starting)
        {
            var commands = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            var outputs = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            var start = new ProcessStartInfo(DotNet.Host)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                ArgumentList =
                {
                    typeof(WorkerKernel).Assembly.Location, Verb, commands.GetClientHandleAsString(), outputs.GetClientHandleAsString(),
                },
                Environment = { ["DOTNET_GCHeapHardLimit"] = heapLimit.ToString("x", CultureInfo.InvariantCulture) },
            };
            foreach (var home in atHome ? s_homes : [])
                start.Environment[home] = folder;
            _process = Process.Start(start)!;
            commands.DisposeLocalCopyOfClientHandle();
            outputs.DisposeLocalCopyOfClientHandle();
            _commands = new(commands) { NewLine = "\n", AutoFlush = true };
            _outputs = new(outputs);
        }
        _process.StandardInput.Close();
        _complaints = new(_process, heapLimit);
    }

    /// <summary>Starts a worker whose working directory is a notebook's folder.</summary>
    /// <exception cref="KernelException">It did not start.</exception>
    public static Task<WorkerKernel> StartAsync(string folder, CancellationToken ct) => StartAsync(folder, HeapLimit, atHome: false, ct);

    /// <summary>Starts a worker with a limit of its own.</summary>
    /// <param name="folder">Its working directory.</param>
    /// <param name="heapLimit">The memory its objects may take, in bytes.</param>
    /// <param name="atHome">Whether that folder is also its home and the place of its temporary files.</param>
    /// <param name="ct">Ends the start.</param>
    /// <exception cref="KernelException">It did not start.</exception>
    internal static async Task<WorkerKernel> StartAsync(string folder, long heapLimit, bool atHome, CancellationToken ct)
    {
        var kernel = new WorkerKernel(folder, heapLimit, atHome);
        try
        {
            await foreach (var _ in kernel.ReadCellAsync(ct))
            {
            }
            return kernel;
        }
        catch
        {
            await kernel.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Output> RunAsync(string code, [EnumeratorCancellation] CancellationToken ct)
    {
        try
        {
            await _commands.WriteLineAsync(JsonSerializer.Serialize(code).AsMemory(), ct);
        }
        catch (IOException)
        {
            throw await _complaints.EndAsync();
        }
        await foreach (var output in ReadCellAsync(ct))
            yield return output;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _outputs.Dispose();
        try
        {
            await _commands.DisposeAsync();
        }
        catch (IOException)
        {
            // What was still to be said, nobody is there to hear.
        }
    }

    private async IAsyncEnumerable<Output> ReadCellAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            var line = await _outputs.ReadLineAsync(ct) ?? throw await _complaints.EndAsync();
            if (line == "null")
                yield break;
            yield return Read(line);
        }
    }

    private static Output Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Output>(line)!;
        }
        catch (JsonException e)
        {
            throw new KernelException("The cell spoke to the tool in the worker's place.", e);
        }
    }
}
