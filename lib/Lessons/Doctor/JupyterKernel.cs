using System.Text.Json;

namespace Lessons.Doctor;

/// <summary>The kernel spec by which Jupyter finds the C# kernel.</summary>
internal static class JupyterKernel
{
    private const string Need = "Jupyter's C# kernel spec";
    private const string Spec = ".net-csharp";
    private const string Install = "dotnet interactive jupyter install";

    public static async Task<Finding> ExamineAsync(Machine machine, CancellationToken ct)
    {
        var paths = await machine.AskAsync("jupyter --paths --json", ct);
        if (!paths.IsGood || DataFolders(paths.Text) is not [var users, ..] folders)
            return new(Need, State.Unused, "Jupyter is not installed; only Jupyter needs it");

        var specs = folders.Select(folder => Path.Combine(folder, "kernels", Spec, "kernel.json"));
        if (specs.FirstOrDefault(File.Exists) is not { } spec)
        {
            var kernels = Path.Combine(users, "kernels");
            return new(Need, State.Missing, Directory.Exists(kernels) ? $"not in {kernels}" : $"the folder {kernels} is not there")
            {
                WayOut = Directory.Exists(kernels) ? Install : $"make the folder {kernels}, then {Install}",
                Mend = ct =>
                {
                    Directory.CreateDirectory(kernels);
                    return machine.MendAsync(Install, "It needs the tools: dotnet tool restore.", ct);
                },
            };
        }
        return await ExamineAsync(machine, spec, ct);
    }

    private static async Task<Finding> ExamineAsync(Machine machine, string spec, CancellationToken ct)
    {
        if (Starts(spec) is not { Count: > 0 } command)
            return new(Need, State.Broken, $"{spec} cannot be read") { WayOut = Install };
        // Where it says "dotnet interactive", the course's own manifest says which version that is, and the tools' row whether it is there.
        if (command is ["dotnet", "interactive"])
            return new(Need, State.Good, spec);

        var line = string.Join(' ', command);
        var answer = await machine.Ask(machine.Repository.Notebooks, [.. command, "--version"], ct);
        if (!answer.IsGood || !Version.TryParse(answer.Text.Trim().Split('+', '-')[0], out var version))
            return new(Need, State.Old, $"{spec} starts {line}, which does not run") { WayOut = Install };
        return ToolManifest.KernelOf(machine.Repository) is { } wanted && version < wanted
            ? new(Need, State.Old, $"{spec} starts {line} {version}; the lessons are tested with {wanted}") { WayOut = Install }
            : new(Need, State.Good, $"{spec}: {line} {version}");
    }

    /// <summary>Jupyter's data folders, the reader's own first.</summary>
    private static string[]? DataFolders(string json)
    {
        try
        {
            return JsonDocument.Parse(json).RootElement.GetProperty("data").Deserialize<string[]>();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>What a kernel spec starts, up to the word "jupyter"; null if it cannot be read.</summary>
    private static List<string>? Starts(string spec)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(spec));
            return json.RootElement.GetProperty("argv").Deserialize<string[]>()?.TakeWhile(word => word != "jupyter").ToList();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
