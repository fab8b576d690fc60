namespace Benchmarks;

/// <summary>Where the course lies.</summary>
internal static class Repository
{
    /// <summary>The folder above this program that holds Course.sln.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Course.sln"))) return folder.FullName;
        throw new InvalidOperationException($"No Course.sln lies above {AppContext.BaseDirectory}. Run the benchmarks from the course's folder: dotnet run --project lib/Benchmarks");
    }
}
