using System.Runtime.CompilerServices;
using Lessons.Execution;
using Lessons.Notebooks;

namespace Lessons.Tests.Execution;

/// <summary>The runner's own rules, over a kernel whose outputs are given.</summary>
public sealed class RunnerTests
{
    [Fact]
    public async Task Neighbouring_text_of_one_stream_is_one_output()
    {
        var run = await RunAsync(new StreamOutput("stdout", "a"), new StreamOutput("stdout", "b"), new StreamOutput("stderr", "c"), new StreamOutput("stdout", "d"));

        Assert.Equal([new StreamOutput("stdout", "ab"), new StreamOutput("stderr", "c"), new StreamOutput("stdout", "d")], Outputs(run));
    }

    [Fact]
    public async Task A_display_shown_anew_takes_the_old_ones_place()
    {
        DisplayOutput first = new(Text("before"), "id", IsResult: false), other = new(Text("other"), "id2", IsResult: false), second = first with { Data = Text("after") };

        var run = await RunAsync(first, other, second);

        Assert.Equal([second, other], Outputs(run));
    }

    [Theory]
    [InlineData("1 + 1", "", true)]
    [InlineData(" \n", "", false)]
    [InlineData("1 + 1", CellTag.SkipExecution, false)]
    [InlineData("1 + 1", CellTag.HideInput, true)]
    public void Blank_and_skipped_cells_do_not_run(string source, string tag, bool runs)
    {
        Assert.Equal(runs, NotebookRunner.Runs(new CodeCell { Source = source, Tags = tag.Length > 0 ? [tag] : [] }));
        Assert.False(NotebookRunner.Runs(new MarkdownCell { Source = source }));
    }

    [Theory]
    [InlineData(11, 0, "printed more than 10")]
    [InlineData(0, 21, "showed more than 20")]
    [InlineData(10, 20, null)]
    public async Task Output_beyond_the_limit_ends_the_run_whatever_the_tags_say(int printed, int shown, string? says)
    {
        var run = await RunAsync(
            new StreamOutput("stdout", new('x', printed)), new DisplayOutput(Text(new('y', shown)), null, IsResult: true));

        Assert.Equal(says is null, run.Failure is null);
        Assert.Contains(says ?? "", run.Failure?.Error.Message ?? "", StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Text(string text) => new() { [Mime.Text] = text };

    private static IReadOnlyList<Output> Outputs(RunResult run) => ((CodeCell)run.Notebook.Cells[0]).Outputs;

    private static async Task<RunResult> RunAsync(params Output[] outputs)
    {
        await using var kernel = new Given(outputs);
        var notebook = new Notebook { Cells = [new CodeCell { Source = "x", Tags = [CellTag.RaisesException] }] };
        return await new NotebookRunner(kernel, new() { PrintLimit = 10, ShowLimit = 20 }).RunAsync(notebook, CancellationToken.None);
    }

    private sealed class Given(Output[] outputs) : IKernel
    {
        public async IAsyncEnumerable<Output> RunAsync(string code, [EnumeratorCancellation] CancellationToken ct)
        {
            foreach (var output in outputs)
            {
                await Task.Yield();
                yield return output;
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
