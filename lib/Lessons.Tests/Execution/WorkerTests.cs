using Lessons.Execution;
using Lessons.Notebooks;
using Lessons.Storage;

namespace Lessons.Tests.Execution;

/// <summary>Lessons that break their process, all in one run: each fails with its cell and reason, and none takes another with it.</summary>
public sealed class WorkerTests(WorkerTests.Run run) : IClassFixture<WorkerTests.Run>
{
    [Theory]
    [InlineData("endless-loop", "cell 2 (c2): The cell ran longer than 10 s", "→ 1 │ while (true) { }")]
    [InlineData("endless-output", "cell 1 (c1): The cell printed more than 20000 characters", "→ 1 │ while (true)")]
    [InlineData("exit", "cell 2 (c2): The cell ended the process with exit code 3", "→ 1 │ Environment.Exit(3);")]
    [InlineData("stack-overflow", "cell 1 (c1): The cell overflowed the stack", "→ 1 │ int Down(int n)")]
    [InlineData("out-of-memory", "cell 1 (c1): OutOfMemoryException", "→ 3 │     all.Add(new byte[100_000_000]);")]
    [InlineData("thread-exception", "cell 1 (c1): An exception on a thread of the cell's own ended the process: System.InvalidOperationException: on my own", "→ 1 │ var thread")]
    [InlineData("python", "python.ipynb is a notebook in Python; this tool runs notebooks in C#.", "Open it in Jupyter or VS Code")]
    [InlineData("no-such-file", "does not exist", "relative to")]
    public void A_lesson_that_breaks_its_process_is_reported_with_cell_and_reason(string fixture, string says, string quotes)
    {
        var error = run.Results[fixture].Error;

        Assert.NotNull(error);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.Contains(quotes, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("good", "21")]
    [InlineData("native-output", "still here")]
    public void The_others_finish(string fixture, string result)
    {
        Assert.Null(run.Results[fixture].Error);
        var last = Assert.IsType<CodeCell>(run.Results[fixture].Executed!.Cells[^1]);
        Assert.Equal(result, Assert.IsType<DisplayOutput>(Assert.Single(last.Outputs)).Data[Mime.Text]);
    }

    [Fact]
    public void Results_come_in_the_order_of_the_notebooks() =>
        Assert.Equal(Run.Fixtures, run.Order);

    [Fact]
    public void A_run_of_an_unchanged_notebook_is_found_again_output_for_output()
    {
        var path = Fixture.Path("good.ipynb");
        var notebook = Notebook.Load(path);

        var found = new ResultCache(run.Key).Find(path, notebook);

        Assert.NotNull(found);
        Assert.Equal(run.Results["good"].Executed!.ToBytes(), found.ToBytes());
    }

    [Fact]
    public void A_changed_notebook_is_not_found_but_its_last_good_run_is()
    {
        var path = Fixture.Path("good.ipynb");
        var notebook = Notebook.Load(path);
        var changed = notebook with { Cells = [.. notebook.Cells, new CodeCell { Source = "broken" }] };

        Assert.Null(new ResultCache(run.Key).Find(path, changed));
        Assert.Equal(run.Results["good"].Executed!.ToBytes(), ResultCache.LastGood(path)!.ToBytes());
    }

    public sealed class Run : IAsyncLifetime
    {
        public static string[] Fixtures { get; } =
            ["endless-loop", "good", "endless-output", "exit", "stack-overflow", "out-of-memory", "thread-exception", "native-output", "python", "no-such-file"];

        internal RunKey Key { get; } = new(Repository.Here);

        public IReadOnlyList<string> Order { get; private set; } = [];

        public IReadOnlyDictionary<string, LessonResult> Results { get; private set; } = new Dictionary<string, LessonResult>();

        public async Task InitializeAsync()
        {
            var runner = new LessonRunner(new() { Timeout = TimeSpan.FromSeconds(10), PrintLimit = 20_000 }, new(Key), reuse: false);
            var results = await runner.RunAsync([.. Fixtures.Select(name => Fixture.Path($"{name}.ipynb"))], Silence.Report, CancellationToken.None);
            Order = [.. results.Select(result => Path.GetFileNameWithoutExtension(result.Path))];
            Results = results.ToDictionary(result => Path.GetFileNameWithoutExtension(result.Path));
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
