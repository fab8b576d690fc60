namespace Lessons.Doctor;

/// <summary>The tools that the course pins: the kernel that Jupyter starts, and the one that runs a notebook in a terminal.</summary>
internal static class Tools
{
    private const string Need = "Jupyter's kernel and dotnet repl";
    private const string Restore = "dotnet tool restore";

    private const string NotRestored =
        "The network or a package source that has them is missing (dotnet nuget list source shows the sources). VS Code and this tool work without them.";

    public static async Task<Finding> ExamineAsync(Machine machine, CancellationToken ct)
    {
        var path = ToolManifest.PathIn(machine.Repository.Root);
        ToolManifest manifest;
        try
        {
            manifest = ToolManifest.Read(path);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            var isMissing = e is FileNotFoundException or DirectoryNotFoundException;
            return new(Need, isMissing ? State.Missing : State.Broken, isMissing ? $"{Relative} is not there" : $"{Relative} cannot be read: {e.Message}")
            {
                WayOut = $"git checkout {Relative}",
            };
        }

        foreach (var tool in manifest.Tools)
        {
            var answer = await machine.AskAsync($"dotnet tool run {tool.Command} --version", ct);
            if (answer.IsGood && answer.Text.Trim().Split('+')[0] == tool.Version)
                continue;
            return new(Need, State.Missing, $"{tool.Command} {tool.Version} is not restored")
            {
                WayOut = Restore,
                Mend = ct => machine.MendAsync(Restore, NotRestored, ct),
            };
        }
        return new(Need, State.Good, string.Join(", ", manifest.Tools.Select(tool => $"{tool.Command} {tool.Version}")));
    }

    private static string Relative => $".config/{ToolManifest.FileName}";
}
