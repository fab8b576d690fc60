using Lessons.Notebooks;
using Lessons.Tests.Execution;

namespace Lessons.Tests.FrontEnds;

/// <summary>The lessons where their readers run them: on the real kernel, without the tool.</summary>
public sealed class KernelTests(KernelRun run) : IClassFixture<KernelRun>
{
    public static TheoryData<string> Course { get; } =
        [.. Fixture.Lessons().Concat(Fixture.Solutions()).Select(path => Path.GetRelativePath(Path.Combine(Fixture.Repository, "notebooks"), path).Replace('\\', '/'))];

    [JupyterTheory]
    [MemberData(nameof(Course))]
    public async Task A_lesson_shows_in_Jupyter_what_it_shows_in_the_tool(string name)
    {
        var path = PathOf(name);

        var others = run.Executed(path);

        var tools = await ToolsAsync(path);
        Assert.Empty(KernelOutputs.Differences(tools, others));
        Assert.True(KernelOutputs.Count(others) > 4);
        Assert.All(others.Cells.OfType<CodeCell>(), cell => Assert.NotNull(cell.ExecutionCount));
    }

    [JupyterFact]
    public async Task A_lesson_runs_in_a_terminal_with_dotnet_repl()
    {
        using var folder = new TemporaryFolder();
        var (path, result) = (PathOf("05-adam.ipynb"), folder.File("05-adam.ipynb"));

        // From elsewhere the library's relative path leads nowhere.
        await Jupyter.RunAsync(
            Path.GetDirectoryName(path)!,
            ["dotnet", "repl", "--run", "05-adam.ipynb", "--exit-after-run", "--output-format", "ipynb", "--output-path", result],
            folder.Path);

        Assert.Empty(KernelOutputs.Differences(await ToolsAsync(path), Notebook.Load(result)));
    }

    private static string PathOf(string name) => Path.Combine(Fixture.Repository, "notebooks", name);

    private static async Task<Notebook> ToolsAsync(string path)
    {
        var result = (await CourseRun.Results).Single(result => Path.GetFullPath(result.Path) == Path.GetFullPath(path));
        return result.Executed ?? throw new InvalidOperationException(result.Error);
    }
}
