using System.Reflection;
using Lessons.Execution;
using Lessons.Execution.Kernel;
using Lessons.Notebooks;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.CSharp;

namespace Lessons.Tests.Execution;

[Collection(InProcessKernel.Name)]
public sealed class KernelTests
{
    /// <summary>Every fixture with an expected transcript beside it.</summary>
    public static TheoryData<string> Fixtures =>
        [.. Directory.GetFiles(Fixture.Folder, "*.expected.txt").Select(file => Path.GetFileName(file).Replace(".expected.txt", "", StringComparison.Ordinal))];

    // Paths in a cell start from the current folder, which a worker has from its notebook.
    public KernelTests() => Directory.SetCurrentDirectory(Fixture.Folder);

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task A_fixture_shows_what_is_expected(string name)
    {
        await using var kernel = new InteractiveKernel();

        var run = await new NotebookRunner(kernel, new()).RunAsync(Notebook.Load(Fixture.Path($"{name}.ipynb")), CancellationToken.None);

        Assert.Equal(File.ReadAllText(Fixture.Path($"{name}.expected.txt")), Transcript.Of(run));
    }

    [Fact]
    public async Task A_run_leaves_every_cell_that_did_not_run_as_it_was()
    {
        await using var kernel = new InteractiveKernel();
        var notebook = Notebook.Load(Fixture.Path("compile-error.ipynb"));
        notebook = notebook with { Cells = [.. notebook.Cells, new CodeCell { Source = "1" }] };

        var run = await new NotebookRunner(kernel, new()).RunAsync(notebook, CancellationToken.None);

        Assert.Same(notebook.Cells[^1], run.Notebook.Cells[^1]);
        Assert.Equal(1, run.Cells);
    }

    [Fact]
    public void The_engine_keeps_its_script_options_where_they_can_be_set()
    {
        using var engine = new CSharpKernel();

        ScriptSettings.Apply(engine);

        var options = typeof(CSharpKernel).GetField("_scriptOptions", BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(engine);
        Assert.True(Assert.IsType<ScriptOptions>(options).EmitDebugInformation);
    }

    [Theory]
    [InlineData("a\nb", "#line 1 \"cell 7\"\na\nb")]
    [InlineData("#r \"a.dll\"\nb", "#line 1 \"cell 7\"\n#r \"a.dll\"\nb")]
    [InlineData("#!csharp\na\nb", "#!csharp\n#line 2 \"cell 7\"\na\nb\n")]
    [InlineData("a\n#r \"nuget: X\"\n#r \"nuget: Y\"\nb", "#line 1 \"cell 7\"\na\n#r \"nuget: X\"\n#r \"nuget: Y\"\n#line 4 \"cell 7\"\nb\n")]
    public void Each_piece_of_a_cell_knows_its_line(string source, string numbered) =>
        Assert.Equal(numbered, new CellSource(source, 7).Numbered);
}
