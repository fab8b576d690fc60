namespace Course.Tests;

/// <summary>Where the course lies.</summary>
internal static class Repository
{
    /// <summary>The folder above the tests that holds Course.sln.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Course.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
