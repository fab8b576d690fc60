using System.Runtime.InteropServices;
using Lessons.Doctor;

namespace Lessons.Tests.Doctor;

/// <summary>What the doctor finds where the kinds of VS Code keep the extension's files.</summary>
public sealed class VsCodeTests : IDisposable
{
    public const string Storage = "User/globalStorage/ms-dotnettools.dotnet-interactive-vscode";

    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("LINUX", "home/.config/Code", "Code")]
    [InlineData("LINUX", "home/.config/Code - Insiders", "Code - Insiders")]
    [InlineData("LINUX", "home/.config/VSCodium", "VSCodium")]
    [InlineData("LINUX", "home/.local/share/code-server", "code-server")]
    [InlineData("LINUX", "home/.vscode-server/data", "vscode-server")]
    [InlineData("LINUX", "home/.var/app/com.visualstudio.code/config/Code", "Code (Flatpak)")]
    [InlineData("OSX", "home/Library/Application Support/Code", "Code")]
    [InlineData("OSX", "home/Library/Application Support/Code - Insiders", "Code - Insiders")]
    [InlineData("OSX", "home/.local/share/code-server", "code-server")]
    [InlineData("WINDOWS", "home/AppData/Roaming/Code", "Code")]
    [InlineData("WINDOWS", "home/AppData/Roaming/VSCodium", "VSCodium")]
    public async Task A_manifest_beside_its_folder_is_moved_into_it(string system, string user, string name)
    {
        var manifest = FakeMachine.Manifest(FakeMachine.Kernel);
        _machine.System = OSPlatform.Create(system);
        _machine.Write($"{user}/{Storage}/dotnet-tools.json", manifest);

        var before = await _machine.RowAsync("Polyglot");
        await before.Mend!(CancellationToken.None);
        var after = await _machine.RowAsync("Polyglot");

        Assert.Equal((State.Broken, $"Polyglot Notebooks in {name}"), (before.State, before.Need));
        Assert.Contains("should be in .config: Run All finds no kernel", before.Found, StringComparison.Ordinal);
        Assert.Contains("then restart VS Code", before.WayOut, StringComparison.Ordinal);
        Assert.Equal((State.Good, $"kernel {FakeMachine.Kernel}"), (after.State, after.Found));
        Assert.Equal(manifest, File.ReadAllText(_machine.At($"{user}/{Storage}/.config/dotnet-tools.json")));
        Assert.False(File.Exists(_machine.At($"{user}/{Storage}/dotnet-tools.json")));
    }

    [Theory]
    [InlineData("LINUX", "XDG_CONFIG_HOME", "elsewhere/Code")]
    [InlineData("LINUX", "XDG_DATA_HOME", "elsewhere/code-server")]
    [InlineData("WINDOWS", "APPDATA", "elsewhere/Code - Insiders")]
    [InlineData("LINUX", "VSCODE_PORTABLE", "elsewhere/user-data")]
    public async Task Folders_that_the_environment_names_are_looked_into(string system, string variable, string user)
    {
        _machine.System = OSPlatform.Create(system);
        _machine.Set(variable, "elsewhere");
        _machine.Write($"{user}/{Storage}/dotnet-tools.json", FakeMachine.Manifest(FakeMachine.Kernel));

        Assert.Equal(State.Broken, (await _machine.RowAsync("Polyglot")).State);
    }

    [Fact]
    public async Task Every_kind_of_VS_Code_has_its_own_row()
    {
        _machine.Write($"home/.config/Code/{Storage}/.config/dotnet-tools.json", FakeMachine.Manifest(FakeMachine.Kernel));
        _machine.Write($"home/.config/VSCodium/{Storage}/dotnet-tools.json", FakeMachine.Manifest(FakeMachine.Kernel));

        var rows = (await Examination.OfAsync(_machine.Machine, CancellationToken.None)).Where(row => row.Need.StartsWith("Polyglot", StringComparison.Ordinal));

        Assert.Equal([("Polyglot Notebooks in Code", State.Good), ("Polyglot Notebooks in VSCodium", State.Broken)], rows.Select(row => (row.Need, row.State)));
    }

    [Theory]
    [InlineData(".config/dotnet-tools.json", """{"version": 1, "isRoot": true, "tools": {}}""", State.Good, "no kernel yet")]
    [InlineData("some.log", "", State.Unused, "has not run a notebook")]
    [InlineData(".config/dotnet-tools.json", "{ not JSON", State.Broken, "cannot be read")]
    [InlineData("dotnet-tools.json", "{ not JSON", State.Broken, "cannot be read")]
    public async Task Another_state_of_the_folder_is_named_and_left_alone(string file, string text, object state, string found)
    {
        var path = $"home/.config/Code/{Storage}/{file}";
        _machine.Write(path, text);

        var row = await _machine.RowAsync("Polyglot");

        Assert.Equal(state, row.State);
        Assert.Contains(found, row.Found, StringComparison.Ordinal);
        Assert.Equal(row.IsFault, row.WayOut.StartsWith("delete that file, then restart VS Code", StringComparison.Ordinal));
        Assert.Null(row.Mend);
        Assert.Equal(text, File.ReadAllText(_machine.At(path)));
    }

    [Fact]
    public async Task A_kernel_older_than_the_lessons_were_tested_with_is_old()
    {
        _machine.Write($"home/.config/Code/{Storage}/.config/dotnet-tools.json", FakeMachine.Manifest("1.0.522904"));

        var row = await _machine.RowAsync("Polyglot");

        Assert.Equal((State.Old, "kernel 1.0.522904; the lessons are tested with 1.0.712001"), (row.State, row.Found));
        Assert.Equal("update the extension, then restart VS Code", row.WayOut);
    }

    [Fact]
    public async Task A_manifest_without_tools_beside_its_folder_is_misplaced_too()
    {
        _machine.Write($"home/.config/Code/{Storage}/dotnet-tools.json", """{"version": 1, "isRoot": true, "tools": {}}""");

        var row = await _machine.RowAsync("Polyglot");
        await row.Mend!(CancellationToken.None);

        Assert.Equal(State.Broken, row.State);
        Assert.Equal(State.Good, (await _machine.RowAsync("Polyglot")).State);
    }

    [Fact]
    public async Task Without_VS_Code_nothing_is_missing_of_it() =>
        Assert.Equal(State.Unused, (await _machine.RowAsync("Polyglot")).State);

    [Fact]
    public async Task A_manifest_in_its_place_makes_one_beside_it_harmless()
    {
        _machine.Write($"home/.config/Code/{Storage}/.config/dotnet-tools.json", FakeMachine.Manifest(FakeMachine.Kernel));
        _machine.Write($"home/.config/Code/{Storage}/dotnet-tools.json", "{ not JSON");

        Assert.Equal(State.Good, (await _machine.RowAsync("Polyglot")).State);
    }
}
