namespace Lessons.Execution;

/// <summary>Where the tool keeps what it need not do twice; never in the repository.</summary>
internal static class CacheFolder
{
    /// <summary>The folder that LESSONS_CACHE names, else the user's.</summary>
    public static string Path { get; } =
        Environment.GetEnvironmentVariable("LESSONS_CACHE") is { Length: > 0 } path ? System.IO.Path.GetFullPath(path) : Users;

    /// <summary>The one in the system's place for local application data.</summary>
    public static string Users => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "adaptive-optimizers");
}
