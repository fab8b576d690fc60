using System.Runtime.InteropServices;

namespace Lessons.Doctor;

/// <summary>What the Polyglot Notebooks extension keeps of its kernel, in every kind of VS Code on the machine.</summary>
/// <remarks>The extension looks for its tool manifest in <c>.config</c>; SDKs from 10.0.102 on write it beside. On the next start it cannot be written again, and no kernel starts.</remarks>
internal static class VsCode
{
    private const string Extension = "ms-dotnettools.dotnet-interactive-vscode";
    private const string NotRunYet = "it has not run a notebook yet";
    private const string Restart = "then restart VS Code";

    private static readonly string[] s_desktops = ["Code", "Code - Insiders", "Code - OSS", "VSCodium", "VSCodium - Insiders", "Cursor", "Windsurf"];
    private static readonly string[] s_servers = ["vscode-server", "vscode-server-insiders", "vscodium-server", "openvscode-server", "cursor-server", "windsurf-server"];

    public static IEnumerable<Finding> Examine(Machine machine)
    {
        var wanted = ToolManifest.KernelOf(machine.Repository);
        var findings = UserFolders(machine)
            .Select(kind => (kind.Name, Storage: Path.Combine(kind.Folder, "User", "globalStorage", Extension)))
            .Where(kind => Directory.Exists(kind.Storage))
            .Select(kind => Examine($"Polyglot Notebooks in {kind.Name}", kind.Storage, wanted))
            .ToList();
        return findings.Count > 0 ? findings : [new("Polyglot Notebooks in VS Code", State.Unused, NotRunYet)];
    }

    private static Finding Examine(string need, string storage, Version? wanted)
    {
        var (right, wrong) = (ToolManifest.PathIn(storage), Path.Combine(storage, ToolManifest.FileName));
        var present = File.Exists(right) ? right : wrong;
        try
        {
            var version = ToolManifest.Read(present).KernelVersion;
            var kernel = version is null ? "no kernel yet" : $"kernel {version}";
            return present == wrong ? Misplaced(need, kernel, wrong, right)
                : Version.TryParse(version, out var found) && found < wanted
                    ? new(need, State.Old, $"{kernel}; the lessons are tested with {wanted}") { WayOut = $"update the extension, {Restart}" }
                : new(need, State.Good, kernel);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(need, State.Unused, NotRunYet);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return new(need, State.Broken, $"{present} cannot be read: {e.Message}") { WayOut = $"delete that file, {Restart}, which writes it anew" };
        }
    }

    private static Finding Misplaced(string need, string kernel, string wrong, string right) =>
        new(need, State.Broken, $"{kernel}, but {wrong} should be in .config: Run All finds no kernel")
        {
            WayOut = $"move that file into a new folder .config beside it, {Restart}",
            Mend = _ =>
            {
                try
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(right)!);
                    File.Move(wrong, right);
                    return Task.FromResult($"Moved {wrong} into .config; {Restart}.");
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    throw new MendException($"{wrong} could not be moved: {e.Message} Close VS Code and try again.");
                }
            },
        };

    /// <summary>Where each kind of VS Code keeps what is the reader's, whether it is installed or not.</summary>
    private static IEnumerable<(string Name, string Folder)> UserFolders(Machine machine)
    {
        var settings = machine.System == OSPlatform.Windows ? machine.Variable("APPDATA") ?? Path.Combine(machine.Home, "AppData", "Roaming")
            : machine.System == OSPlatform.OSX ? Path.Combine(machine.Home, "Library", "Application Support")
            : machine.Variable("XDG_CONFIG_HOME") ?? Path.Combine(machine.Home, ".config");
        var data = machine.Variable("XDG_DATA_HOME") ?? Path.Combine(machine.Home, ".local", "share");
        var flatpaks = Path.Combine(machine.Home, ".var", "app");
        IEnumerable<(string, string)> folders =
        [
            .. s_desktops.Select(name => (name, Path.Combine(settings, name))),
            .. s_servers.Select(name => (name, Path.Combine(machine.Home, $".{name}", "data"))),
            ("code-server", Path.Combine(data, "code-server")),
            ("Code (Flatpak)", Path.Combine(flatpaks, "com.visualstudio.code", "config", "Code")),
            ("VSCodium (Flatpak)", Path.Combine(flatpaks, "com.vscodium.codium", "config", "VSCodium")),
        ];
        return machine.Variable("VSCODE_PORTABLE") is { } portable ? folders.Append(("Code (portable)", Path.Combine(portable, "user-data"))) : folders;
    }
}
