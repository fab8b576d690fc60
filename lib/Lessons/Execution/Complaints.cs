using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Lessons.Execution;

/// <summary>What a worker says outside of its cells' outputs, of which its last words tell why it ended.</summary>
internal sealed class Complaints
{
    private const int Most = 4096;
    private const long Megabyte = 1L << 20;

    private static readonly TimeSpan s_leaving = TimeSpan.FromSeconds(5), s_lastWords = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly long _heapLimit;
    private readonly StringBuilder _said = new();
    private readonly Task _listening;

    public Complaints(Process process, long heapLimit)
    {
        (_process, _heapLimit) = (process, heapLimit);
        _listening = Task.WhenAll(ListenAsync(process.StandardError), ListenAsync(process.StandardOutput));
    }

    /// <summary>Why the worker is gone, as far as it said.</summary>
    public async Task<KernelException> EndAsync()
    {
        // A cell may have closed the pipe and live on.
        await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(s_leaving));
        if (!_process.HasExited)
            return new("The cell closed the pipe by which it speaks to the tool.");
        await Task.WhenAny(_listening, Task.Delay(s_lastWords));
        string said;
        lock (_said)
            said = _said.ToString();
        return new(
            said.Contains("Stack overflow", StringComparison.Ordinal) ? "The cell overflowed the stack: a method calls itself without end."
            : said.Contains("Out of memory", StringComparison.Ordinal) ? $"The cell needs more memory than it may have ({_heapLimit / Megabyte} MB)."
            : said.Contains("Unhandled exception.", StringComparison.Ordinal) ? $"An exception on a thread of the cell's own ended the process: {Unhandled(said)}"
            : string.Create(CultureInfo.InvariantCulture, $"The cell ended the process with exit code {_process.ExitCode} (does it call Environment.Exit?)."));
    }

    private static string Unhandled(string said) => said.Split("Unhandled exception.", 2)[1].Trim().Split('\n')[0];

    /// <summary>Listens to the end and keeps the beginning: a line may never end.</summary>
    private async Task ListenAsync(StreamReader stream)
    {
        var heard = new char[Most];
        while (await stream.ReadAsync(heard) is var length and > 0)
        {
            lock (_said)
                _said.Append(heard, 0, Math.Min(length, Most - _said.Length));
        }
    }
}
