using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Lessons.Notebooks;

namespace Lessons.Execution;

/// <summary>A C# kernel in a process of its own, which can be ended and whose end is survived.</summary>
public sealed class WorkerKernel : IKernel
{
    /// <summary>The hidden verb that makes this program a worker.</summary>
    internal const string Verb = "worker";

    private const long HeapLimit = 2L << 30;
    private const int MostComplaint = 4096;

    // A child inherits every pipe that is open while it starts; the next must not hold this one's open.
    private static readonly Lock s_starting = new();

    private readonly Process _process;
    private readonly StreamWriter _commands;
    private readonly StreamReader _outputs;
    private readonly StringBuilder _complaint = new();
    private readonly Task _complaints;

    private WorkerKernel(string folder)
    {
        lock (s_starting)
        {
            var commands = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            var outputs = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            _process = Process.Start(new ProcessStartInfo(DotNet.Host)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                ArgumentList =
                {
                    typeof(WorkerKernel).Assembly.Location, Verb, commands.GetClientHandleAsString(), outputs.GetClientHandleAsString(),
                },
                Environment = { ["DOTNET_GCHeapHardLimit"] = HeapLimit.ToString("x", CultureInfo.InvariantCulture) },
            })!;
            commands.DisposeLocalCopyOfClientHandle();
            outputs.DisposeLocalCopyOfClientHandle();
            _commands = new(commands) { NewLine = "\n", AutoFlush = true };
            _outputs = new(outputs);
        }
        _process.StandardInput.Close();
        _complaints = Task.WhenAll(ListenAsync(_process.StandardError), ListenAsync(_process.StandardOutput));
    }

    /// <summary>Starts a worker whose working directory is a notebook's folder.</summary>
    /// <exception cref="KernelException">It did not start.</exception>
    public static async Task<WorkerKernel> StartAsync(string folder, CancellationToken ct)
    {
        var kernel = new WorkerKernel(folder);
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
            throw await EndedAsync();
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
            var line = await _outputs.ReadLineAsync(ct) ?? throw await EndedAsync();
            if (line == "null")
                yield break;
            yield return JsonSerializer.Deserialize<Output>(line)!;
        }
    }

    /// <summary>Why the worker is gone, as far as it said.</summary>
    private async Task<KernelException> EndedAsync()
    {
        await _process.WaitForExitAsync();
        await Task.WhenAny(_complaints, Task.Delay(TimeSpan.FromSeconds(1)));
        string said;
        lock (_complaint)
            said = _complaint.ToString();
        return new(
            said.Contains("Stack overflow", StringComparison.Ordinal) ? "The cell overflowed the stack: a method calls itself without end."
            : said.Contains("Out of memory", StringComparison.Ordinal) ? $"The cell needs more memory than a lesson may have ({HeapLimit >> 30} GB)."
            : said.Contains("Unhandled exception.", StringComparison.Ordinal) ? $"An exception on a thread of the cell's own ended the process: {Unhandled(said)}"
            : string.Create(CultureInfo.InvariantCulture, $"The cell ended the process with exit code {_process.ExitCode} (does it call Environment.Exit?)."));
    }

    private static string Unhandled(string said) => said.Split("Unhandled exception.", 2)[1].Trim().Split('\n')[0];

    private async Task ListenAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            lock (_complaint)
            {
                if (_complaint.Length < MostComplaint)
                    _complaint.AppendLine(line[..Math.Min(line.Length, MostComplaint)]);
            }
        }
    }
}
