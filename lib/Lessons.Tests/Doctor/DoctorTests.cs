using Lessons.Cli;
using Lessons.Doctor;

namespace Lessons.Tests.Doctor;

public sealed class DoctorTests : IDisposable
{
    private const string Fix = "dotnet run --project lib/Lessons -- doctor --fix";

    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Where_all_is_there_it_says_so_and_offers_nothing()
    {
        _machine.InstallJupyter();
        _machine.WriteSpec("dotnet", "interactive", "jupyter", "{connection_file}");

        var (exit, output) = await _machine.RunAsync();

        Assert.Equal(ExitCode.Success, exit);
        Assert.Contains("ok       .NET SDK: 10.0.401\n", output, StringComparison.Ordinal);
        Assert.Equal(5, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("--fix", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "", State.Missing, "no dotnet on the PATH")]
    [InlineData(0, "", State.Missing, "no SDK")]
    [InlineData(0, "8.0.100 [/sdk]\n9.0.304 [/sdk]\n", State.Old, "9.0.304")]
    [InlineData(0, "9.0.304 [/sdk]\n10.0.100-rc.1 [/sdk]\n", State.Good, "10.0.100")]
    public async Task The_sdk_is_the_newest_that_dotnet_lists(int? exitCode, string list, object state, string found)
    {
        _machine.Answer("dotnet --list-sdks", exitCode, list);

        var row = await _machine.RowAsync("SDK");

        Assert.Equal(state, row.State);
        Assert.Contains(found, row.Found, StringComparison.Ordinal);
        Assert.Equal(row.IsFault ? "Install the .NET 10 SDK: https://dotnet.microsoft.com/download" : "", row.WayOut);
        Assert.Null(row.Mend);
    }

    [Theory]
    [InlineData("Course.dll")]
    [InlineData("MathNet.Numerics.dll")]
    [InlineData("plotly/Plotly.NET.dll")]
    public async Task A_library_with_a_part_missing_is_built(string part)
    {
        _machine.Delete($"course/lib/bin/{part}");
        _machine.Answer("dotnet build lib/Course", 0);

        var row = await _machine.RowAsync("library");
        await row.Mend!(CancellationToken.None);

        Assert.Equal((State.Missing, $"lib/bin/{part} is not there", "dotnet build lib/Course"), (row.State, row.Found, row.WayOut));
        Assert.Contains("dotnet build lib/Course", _machine.Asked);
    }

    [Fact]
    public async Task A_library_older_than_its_sources_is_old()
    {
        _machine.Write("course/lib/Course/Optimizer.cs", "");
        File.SetLastWriteTimeUtc(_machine.At("course/lib/Course/Optimizer.cs"), DateTime.UtcNow.AddHours(1));

        var row = await _machine.RowAsync("library");

        Assert.Equal((State.Old, "dotnet build lib/Course"), (row.State, row.WayOut));
    }

    [Theory]
    [InlineData(null, State.Missing, ".config/dotnet-tools.json is not there")]
    [InlineData("{ not JSON", State.Broken, "cannot be read: it is not a tool manifest")]
    [InlineData("[1]", State.Broken, "cannot be read: it is not a tool manifest")]
    [InlineData("""{"tools": {"dotnet-repl": {"version": "0.3.259", "commands": []}}}""", State.Broken, "cannot be read: it is not a tool manifest")]
    [InlineData("""{"version": 1}""", State.Broken, "cannot be read: it is not a tool manifest")]
    public async Task A_manifest_that_is_missing_or_unreadable_is_had_back_from_git(string? text, object state, string found)
    {
        _machine.Delete("course/.config/dotnet-tools.json");
        if (text is not null)
            _machine.Write("course/.config/dotnet-tools.json", text);

        var row = await _machine.RowAsync("dotnet repl");

        Assert.Equal(state, row.State);
        Assert.Contains(found, row.Found, StringComparison.Ordinal);
        Assert.Equal("git checkout .config/dotnet-tools.json", row.WayOut);
    }

    [Theory]
    [InlineData("dotnet-interactive", 1, "Run \"dotnet tool restore\" to make the command available.")]
    [InlineData("dotnet-interactive", 0, "1.0.522904+abc")]
    [InlineData("dotnet-repl", 1, "")]
    public async Task A_tool_that_is_not_there_in_its_version_is_restored(string tool, int exitCode, string says)
    {
        _machine.Answer($"dotnet tool run {tool} --version", exitCode, says);

        var row = await _machine.RowAsync("dotnet repl");

        Assert.Equal((State.Missing, "dotnet tool restore"), (row.State, row.WayOut));
        Assert.Contains(tool, row.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tools_that_cannot_be_restored_leave_the_way_out()
    {
        _machine.Answer("dotnet tool run dotnet-repl --version", 1);
        _machine.Answer("dotnet tool restore", 1, "error NU1101: Unable to find package dotnet-repl.\n\nRestore failed.\n");

        var (exit, output) = await _machine.RunAsync(fix: true);

        Assert.Equal(ExitCode.NotReady, exit);
        Assert.Contains("Not mended: Jupyter's kernel and dotnet repl. dotnet tool restore failed", output, StringComparison.Ordinal);
        Assert.Contains("NU1101: Unable to find package dotnet-repl.", output, StringComparison.Ordinal);
        Assert.Contains("dotnet nuget list source", output, StringComparison.Ordinal);
        Assert.Contains("VS Code and this tool work without them", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Jupyter_nothing_is_missing_of_it()
    {
        var row = await _machine.RowAsync("kernel spec");

        Assert.Equal((State.Unused, false, ""), (row.State, row.IsFault, row.WayOut));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_kernel_spec_that_is_missing_is_installed_into_a_folder_that_is_there(bool hasFolder)
    {
        _machine.InstallJupyter();
        _machine.Answer("dotnet interactive jupyter install", 0);
        var kernels = _machine.At("home/jupyter/kernels");
        if (hasFolder)
            Directory.CreateDirectory(kernels);

        var row = await _machine.RowAsync("kernel spec");
        await row.Mend!(CancellationToken.None);

        Assert.Equal(State.Missing, row.State);
        Assert.Contains(kernels, row.Found, StringComparison.Ordinal);
        Assert.Equal(hasFolder ? "dotnet interactive jupyter install" : $"make the folder {kernels}, then dotnet interactive jupyter install", row.WayOut);
        Assert.True(Directory.Exists(kernels));
        Assert.Equal("dotnet interactive jupyter install", _machine.Asked[^1]);
    }

    [Theory]
    [InlineData("dotnet interactive", null, State.Good, "kernel.json")]
    [InlineData("/tools/dotnet-interactive", "1.0.712001+df4e5cb", State.Good, "1.0.712001")]
    [InlineData("/tools/dotnet-interactive", "1.0.522904+abc", State.Old, "starts /tools/dotnet-interactive 1.0.522904; the lessons are tested with 1.0.712001")]
    [InlineData("dotnet try", null, State.Old, "starts dotnet try, which does not run")]
    public async Task A_kernel_spec_fits_if_what_it_starts_is_no_older_than_the_manifest_says(string command, string? version, object state, string found)
    {
        _machine.InstallJupyter();
        _machine.WriteSpec([.. command.Split(' '), "jupyter", "--default-kernel", "csharp", "{connection_file}"]);
        if (version is not null)
            _machine.Answer($"{command} --version", 0, $"{version}\n");

        var row = await _machine.RowAsync("kernel spec");

        Assert.Equal((state, row.IsFault ? "dotnet interactive jupyter install" : ""), (row.State, row.WayOut));
        Assert.Contains(found, row.Found, StringComparison.Ordinal);
        // An old one is the reader's own and may serve something else.
        Assert.Null(row.Mend);
    }

    [Theory]
    [InlineData("{ not JSON")]
    [InlineData("{}")]
    [InlineData("""{"argv": []}""")]
    public async Task A_kernel_spec_that_cannot_be_read_is_broken(string text)
    {
        _machine.InstallJupyter();
        _machine.Write("home/jupyter/kernels/.net-csharp/kernel.json", text);

        var row = await _machine.RowAsync("kernel spec");

        Assert.Equal((State.Broken, "dotnet interactive jupyter install"), (row.State, row.WayOut));
    }

    [Fact]
    public async Task Fix_mends_what_it_can_and_shows_what_is_left()
    {
        _machine.Delete("course/lib/bin/Course.dll");
        _machine.Answer("dotnet --list-sdks", 0, "8.0.100 [/sdk]\n");
        _machine.Answer("dotnet build lib/Course", 1, "error CS1002: ; expected\n");
        _machine.Write($"home/.config/Code/{VsCodeTests.Storage}/dotnet-tools.json", FakeMachine.Manifest(FakeMachine.Kernel));

        var (before, offer) = await _machine.RunAsync();
        var (after, output) = await _machine.RunAsync(fix: true);

        Assert.Equal((ExitCode.NotReady, ExitCode.NotReady), (before, after));
        Assert.EndsWith($"Mend what is safe to mend: {Fix}\n", offer, StringComparison.Ordinal);
        Assert.Contains("Not mended: the course's library. dotnet build lib/Course failed: error CS1002: ; expected", output, StringComparison.Ordinal);
        Assert.Contains("Mended: Polyglot Notebooks in Code. Moved", output, StringComparison.Ordinal);
        Assert.Contains("old      .NET SDK: 8.0.100", output, StringComparison.Ordinal);
        Assert.Contains("missing  the course's library", output, StringComparison.Ordinal);
        Assert.Contains("ok       Polyglot Notebooks in Code", output, StringComparison.Ordinal);
    }
}
