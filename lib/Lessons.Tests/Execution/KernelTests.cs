using Lessons.Execution;
using Lessons.Notebooks;

namespace Lessons.Tests.Execution;

[Collection(InProcessKernel.Name)]
public sealed class KernelTests
{
    /// <summary>Every fixture with an expected transcript beside it.</summary>
    public static TheoryData<string> Fixtures =>
        [.. Directory.GetFiles(Fixture.Folder, "*.expected.txt").Select(file => Path.GetFileName(file).Replace(".expected.txt", "", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task A_fixture_shows_what_is_expected(string name)
    {
        await using var kernel = new CSharpKernel(Fixture.Folder);

        var run = await new NotebookRunner(kernel, new()).RunAsync(Notebook.Load(Fixture.Path($"{name}.ipynb")), CancellationToken.None);

        Assert.Equal(File.ReadAllText(Fixture.Path($"{name}.expected.txt")), Transcript.Of(run));
    }

    [Fact]
    public async Task A_run_leaves_every_cell_that_did_not_run_as_it_was()
    {
        await using var kernel = new CSharpKernel(Fixture.Folder);
        var notebook = Notebook.Load(Fixture.Path("compile-error.ipynb"));
        notebook = notebook with { Cells = [.. notebook.Cells, new CodeCell { Source = "1" }] };

        var run = await new NotebookRunner(kernel, new()).RunAsync(notebook, CancellationToken.None);

        Assert.Same(notebook.Cells[^1], run.Notebook.Cells[^1]);
        Assert.Equal(1, run.Cells);
    }
}
