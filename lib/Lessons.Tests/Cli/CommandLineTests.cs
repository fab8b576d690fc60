using Lessons.Cli;
using Lessons.Storage;

namespace Lessons.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help", "Without a verb: export")]
    [InlineData("export --help", "--out <folder>")]
    [InlineData("run --help", "--timeout <seconds>")]
    [InlineData("check --help", "course's form")]
    public async Task Help_names_what_there_is(string args, string says)
    {
        var (exit, output, _) = await RunAsync(args.Split(' '));

        Assert.Equal(ExitCode.Success, exit);
        Assert.Contains(says, output, StringComparison.Ordinal);
        Assert.DoesNotContain("worker", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bake", "bake")]
    [InlineData("run --timeout 0", "--timeout must be more than 0 seconds")]
    [InlineData("run --timeout soon", "soon")]
    [InlineData("run no-such-folder/*.ipynb", "no-such-folder/*.ipynb: there is no notebook")]
    public async Task A_command_line_that_cannot_be_followed_is_bad_usage(string args, string says)
    {
        var (exit, output, error) = await RunAsync(args.Split(' '));

        Assert.Equal(ExitCode.BadUsage, exit);
        Assert.Contains(says, output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_writes_a_line_per_notebook_and_the_failing_cell_and_touches_no_file()
    {
        using var folder = new TemporaryFolder();
        var (good, bad) = (folder.File("a.ipynb"), folder.File("b.ipynb"));
        File.Copy(Fixture.Path("good.ipynb"), good);
        File.WriteAllText(bad, """{"nbformat":3,"worksheets":[]}""");
        var before = FolderSnapshot.Of([folder.Path]);

        var (exit, output, _) = await RunAsync("run", folder.File("?.ipynb"), folder.File("missing.ipynb"));

        Assert.Equal(ExitCode.LessonFailed, exit);
        Assert.Matches(@"(?m)^ok    a\.ipynb +2 cells +\d+\.\d s$", output);
        Assert.Matches(@"(?m)^FAIL  b\.ipynb +0 cells", output);
        Assert.Contains("is nbformat 3; this tool reads nbformat 4", output, StringComparison.Ordinal);
        Assert.Contains("missing.ipynb does not exist", output, StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 2 failed\n", output, StringComparison.Ordinal);
        Assert.Empty(before.Differences(FolderSnapshot.Of([folder.Path])));
    }

    [Fact]
    public async Task Export_runs_only_what_changed_and_a_lesson_that_fails_keeps_its_page()
    {
        using var folder = new TemporaryFolder();
        var (a, b, pages) = (folder.File("a.ipynb"), folder.File("b.ipynb"), folder.File("pages"));
        var text = File.ReadAllText(Fixture.Path("good.ipynb"));
        File.WriteAllText(a, text);
        File.WriteAllText(b, text);

        var (first, _, _) = await RunAsync("export", folder.File("*.ipynb"), "--out", pages, "--static");
        var page = File.ReadAllBytes(Path.Combine(pages, "b.html"));
        File.WriteAllText(b, text.Replace("x + 1", "x + unknown", StringComparison.Ordinal));
        var (second, output, _) = await RunAsync("export", folder.File("*.ipynb"), "--out", pages, "--static");

        Assert.Equal(ExitCode.Success, first);
        Assert.Equal(ExitCode.LessonFailed, second);
        Assert.Matches(@"(?m)^ok    a\.ipynb .* unchanged$", output);
        Assert.Contains("(1,5): CS0103", output, StringComparison.Ordinal);
        Assert.Equal(page, File.ReadAllBytes(Path.Combine(pages, "b.html")));
        Assert.Contains("b.html", File.ReadAllText(Path.Combine(pages, "index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_links_are_told_before_anything_runs_and_the_other_lessons_are_written()
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Fixture.Path("good.ipynb"));
        File.WriteAllText(folder.File("good.ipynb"), text);
        File.WriteAllText(folder.File("bad.ipynb"), """
            {"cells": [
              {"cell_type": "markdown", "metadata": {}, "source": "[x]() and $\\oops$"},
              {"cell_type": "markdown", "metadata": {}, "source": "[x](gone.md)"},
              {"cell_type": "code", "metadata": {}, "source": "throw new Exception(\"ran\");", "outputs": [], "execution_count": null}
            ], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
            """);

        var (exit, output, error) = await RunAsync("export", folder.Path, "--out", folder.File("pages"), "--static");

        Assert.Equal(ExitCode.ExportFailed, exit);
        Assert.Contains("bad.ipynb, cell 1: the link [x]() is empty", error, StringComparison.Ordinal);
        Assert.Contains("bad.ipynb, cell 2: gone.md does not exist", error, StringComparison.Ordinal);
        Assert.DoesNotContain("ran", output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("pages/good.html")));
        Assert.False(File.Exists(folder.File("pages/bad.html")));
    }

    [Fact]
    public async Task Where_no_page_was_made_none_is_announced()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("empty.ipynb"), "");

        var (exit, output, _) = await RunAsync("export", folder.File("empty.ipynb"), "--out", folder.File("pages"), "--static");

        Assert.Equal(ExitCode.LessonFailed, exit);
        Assert.DoesNotContain("The pages are in", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("pages")));
    }

    [Fact]
    public async Task Export_to_where_no_folder_can_be_says_so()
    {
        using var folder = new TemporaryFolder();
        var inTheWay = folder.File("pages");
        File.WriteAllText(inTheWay, "");

        var (exit, _, error) = await RunAsync("export", Fixture.Path("good.ipynb"), "--out", inTheWay, "--static");

        Assert.Equal(ExitCode.ExportFailed, exit);
        Assert.Contains(inTheWay, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_reports_form_and_files_that_a_lesson_changed()
    {
        using var folder = new TemporaryFolder();
        var lesson = folder.File("writes.ipynb");
        var text = File.ReadAllText(Fixture.Path("good.ipynb"));
        File.WriteAllText(lesson, text.Replace("\"x + 1\"", "\"System.IO.File.WriteAllText(\\\"left.txt\\\", \\\"x\\\");\"", StringComparison.Ordinal).Replace("\"c3\"", "\"c2\"", StringComparison.Ordinal));

        var (exit, output, _) = await RunAsync("check", lesson);

        Assert.Equal(ExitCode.CheckFailed, exit);
        Assert.Contains("writes.ipynb: 2 cells have the id \"c2\"", output, StringComparison.Ordinal);
        Assert.Contains("Running the lessons changed", output, StringComparison.Ordinal);
        Assert.Contains("left.txt", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Patterns_folders_and_paths_name_each_notebook_once_in_order()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("sub"));
        string[] names = ["b.ipynb", "a.ipynb", "sub/c.ipynb", "note.txt"];
        foreach (var name in names)
            File.WriteAllText(folder.File(name), "");

        var found = NotebookPaths.Resolve([folder.Path, folder.File("b*.ipynb"), folder.File("**/*.ipynb"), folder.File("later.ipynb")], Repository.Here);

        Assert.Equal(["a.ipynb", "b.ipynb", "sub/c.ipynb", "later.ipynb"], found.Select(path => Path.GetRelativePath(folder.Path, path).Replace('\\', '/')));
    }

    private static async Task<(ExitCode Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = await CommandLine.RunAsync(args, output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
