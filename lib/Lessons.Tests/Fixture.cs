namespace Lessons.Tests;

/// <summary>Where the notebooks that the tests run lie.</summary>
internal static class Fixture
{
    /// <summary>The repository: the folder above the test's output that holds the solution.</summary>
    public static string Repository { get; } = Find();

    public static string Folder { get; } = System.IO.Path.Combine(Repository, "lib", "Lessons.Tests", "fixtures");

    public static string Path(string name) => System.IO.Path.Combine(Folder, name);

    public static string[] All() => Directory.GetFiles(Folder, "*.ipynb");

    public static string[] Lessons() => Directory.GetFiles(System.IO.Path.Combine(Repository, "notebooks"), "*.ipynb");

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (File.Exists(System.IO.Path.Combine(folder, "Course.sln")))
                return folder;
        }
        throw new DirectoryNotFoundException($"No Course.sln above {AppContext.BaseDirectory}: run the tests from the repository.");
    }
}
