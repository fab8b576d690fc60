namespace Lessons.Cli;

/// <summary>The course's repository: the folder that holds Course.sln.</summary>
/// <param name="Root">Its path.</param>
internal sealed record Repository(string Root)
{
    public string Notebooks => Path.Combine(Root, "notebooks");

    public string Pages => Path.Combine(Notebooks, "html");

    /// <summary>The repository above the current folder, or above this tool.</summary>
    /// <exception cref="UsageException">Neither lies in one.</exception>
    public static Repository Find() =>
        Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory)
        ?? throw new UsageException($"There is no Course.sln above {Directory.GetCurrentDirectory()}. Run the tool from within the course's folder.");

    /// <summary>What to say if the library was changed after lib/bin was built; null if it was not.</summary>
    public string? Staleness()
    {
        var built = new FileInfo(Path.Combine(Root, "lib", "bin", "Course.dll"));
        if (!built.Exists)
            return null;
        var sources = Path.Combine(Root, "lib", "Course");
        var newer = Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(sources, file).StartsWith("obj", StringComparison.Ordinal))
            .FirstOrDefault(file => File.GetLastWriteTimeUtc(file) > built.LastWriteTimeUtc);
        return newer is null ? null
            : $"lib/bin is older than {Path.GetRelativePath(Root, newer).Replace('\\', '/')}: the lessons use the old library. Build it: dotnet build lib/Course";
    }

    private static Repository? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Course.sln")))
                return new(at.FullName);
        }
        return null;
    }
}
