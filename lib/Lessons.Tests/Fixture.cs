namespace Lessons.Tests;

/// <summary>Where the notebooks that the tests run lie.</summary>
internal static class Fixture
{
    /// <summary>The repository: the folder above the test's output that holds the solution.</summary>
    public static string Repository { get; } = global::Lessons.Storage.Repository.Here.Root;

    public static string Folder { get; } = System.IO.Path.Combine(Repository, "lib", "Lessons.Tests", "fixtures");

    public static string Path(string name) => System.IO.Path.Combine(Folder, name);

    public static string[] All() => Directory.GetFiles(Folder, "*.ipynb");

    /// <summary>The course's own notebooks, in reading order.</summary>
    public static string[] Lessons() => Notebooks("notebooks");

    public static string[] Solutions() => Notebooks("notebooks/solutions");

    private static string[] Notebooks(string folder) =>
        [.. Directory.GetFiles(System.IO.Path.Combine(Repository, folder), "*.ipynb").Order(StringComparer.Ordinal)];
}
