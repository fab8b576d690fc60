using System.Runtime.InteropServices;

namespace Lessons.Execution;

/// <summary>The dotnet command that this process runs on.</summary>
internal static class DotNet
{
    /// <summary>Its path: three folders above the runtime's, wherever the SDK is installed.</summary>
    public static string Host { get; } = Find();

    private static string Find()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var path = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(path) ? path : name;
    }
}
