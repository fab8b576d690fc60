using System.Text.Json;
using Lessons.Storage;

namespace Lessons.Doctor;

/// <summary>A <c>dotnet-tools.json</c>: the tools of a folder, each with its version.</summary>
internal sealed record ToolManifest(IReadOnlyList<ToolManifest.Tool> Tools)
{
    public const string FileName = "dotnet-tools.json";

    /// <summary>The tool that is the .NET kernel.</summary>
    public const string KernelCommand = "dotnet-interactive";

    /// <summary>A tool by the command that starts it.</summary>
    public sealed record Tool(string Command, string Version);

    /// <summary>The version of the kernel that the manifest names; null if it names none.</summary>
    public string? KernelVersion => Tools.FirstOrDefault(tool => tool.Command == KernelCommand)?.Version;

    /// <summary>Where a folder's own manifest belongs, and where alone some programs look for it.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, ".config", FileName);

    /// <summary>The version of the kernel that the course pins and its lessons are tested with; null if that cannot be read.</summary>
    public static Version? KernelOf(Repository repository)
    {
        try
        {
            return Version.TryParse(Read(PathIn(repository.Root)).KernelVersion, out var version) ? version : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="InvalidDataException">The file is no tool manifest; the message says what is wrong.</exception>
    /// <exception cref="IOException">The file is not there or cannot be opened.</exception>
    public static ToolManifest Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return new([.. json.RootElement.GetProperty("tools").EnumerateObject().Select(tool => new Tool(
                tool.Value.GetProperty("commands")[0].GetString() ?? "", tool.Value.GetProperty("version").GetString() ?? ""))]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"it is not a tool manifest: {e.Message}", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InvalidDataException($"it may not be read: {e.Message}", e);
        }
    }
}
