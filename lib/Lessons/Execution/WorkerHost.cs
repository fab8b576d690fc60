using System.IO.Pipes;
using System.Text.Json;
using Lessons.Execution.Kernel;
using Lessons.Notebooks;

namespace Lessons.Execution;

/// <summary>The worker's side of <see cref="WorkerKernel"/>: one kernel in a process of its own.</summary>
/// <remarks>
/// The two talk in lines of JSON over pipes of their own, so that nothing a cell writes, managed or native, gets between:
/// a line with a cell's code is answered by a line per output and a line <c>null</c> at the end of the cell.
/// </remarks>
internal static class WorkerHost
{
    public static async Task RunAsync(string commandPipe, string outputPipe)
    {
        using var commands = new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, commandPipe));
        await using var outputs = new StreamWriter(new AnonymousPipeClientStream(PipeDirection.Out, outputPipe)) { NewLine = "\n" };
        await using var kernel = new InteractiveKernel();
        await kernel.WarmUpAsync();
        Task run = EndCellAsync(outputs);
        while (await commands.ReadLineAsync() is { } line)
        {
            // One cell at a time; reading on while it runs notices when the tool is gone.
            await run;
            run = RunCellAsync(kernel, JsonSerializer.Deserialize<string>(line)!, outputs);
        }
        // A cell may run for ever, but nobody waits for it.
        Environment.Exit(0);
    }

    private static async Task RunCellAsync(InteractiveKernel kernel, string code, StreamWriter outputs)
    {
        await using var cell = kernel.RunAsync(code, CancellationToken.None).GetAsyncEnumerator();
        Output? held = null;
        while (true)
        {
            // While more is there already, lines of text go together: a cell that prints a lot must not be slowed down by it.
            var next = cell.MoveNextAsync();
            if (!next.IsCompleted)
            {
                await WriteAsync(held, outputs);
                held = null;
                await outputs.FlushAsync();
            }
            if (!await next)
                break;
            if (held is StreamOutput { Text.Length: < 4096 } text && cell.Current is StreamOutput more && text.Name == more.Name)
            {
                held = text with { Text = text.Text + more.Text };
                continue;
            }
            await WriteAsync(held, outputs);
            held = cell.Current;
        }
        await WriteAsync(held, outputs);
        await EndCellAsync(outputs);
    }

    private static async Task WriteAsync(Output? output, StreamWriter outputs)
    {
        if (output is not null)
            await outputs.WriteLineAsync(JsonSerializer.Serialize(output));
    }

    private static async Task EndCellAsync(StreamWriter outputs)
    {
        await outputs.WriteLineAsync("null");
        await outputs.FlushAsync();
    }
}
