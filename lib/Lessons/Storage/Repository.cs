namespace Lessons.Storage;

/// <summary>The course's repository: the folder that holds Course.sln.</summary>
/// <param name="Root">Its path.</param>
internal sealed record Repository(string Root)
{
    /// <summary>The one that holds this program.</summary>
    /// <exception cref="DirectoryNotFoundException">The program lies outside of any.</exception>
    public static Repository Here => Above(AppContext.BaseDirectory)
        ?? throw new DirectoryNotFoundException($"No Course.sln lies above {AppContext.BaseDirectory}. Run the program from within the course's folder.");

    public string Notebooks => Path.Combine(Root, "notebooks");

    public string Pages => Path.Combine(Notebooks, "html");

    /// <summary>Beside the students' pages, not among them: that folder is handed out as a whole.</summary>
    public string TeacherPages => Path.Combine(Notebooks, "teacher");

    /// <summary>Where a student's own exercise sheets lie, which git ignores.</summary>
    public string Sheets => Path.Combine(Notebooks, "mine");

    public string Data => Path.Combine(Root, "data");

    public string Images => Path.Combine(Root, "images");

    /// <summary>What notebooks refer to: the library as it was built last.</summary>
    public string Library => Path.Combine(Root, "lib", "bin");

    /// <summary>The assembly that carries plotly.js.</summary>
    public string Plotly => Path.Combine(Library, "plotly", "Plotly.NET.dll");

    /// <summary>The repository above the first of some folders that lies in one; null if none does.</summary>
    public static Repository? Above(params IEnumerable<string?> folders)
    {
        foreach (var start in folders)
        {
            for (var folder = start; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "Course.sln")))
                    return new(folder);
            }
        }
        return null;
    }

    /// <summary>What to say if the library was changed after lib/bin was built; null if it was not.</summary>
    public string? Staleness()
    {
        var built = new FileInfo(Path.Combine(Library, "Course.dll"));
        if (!built.Exists)
            return null;
        var sources = Path.Combine(Root, "lib", "Course");
        var newer = Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(sources, file).StartsWith("obj", StringComparison.Ordinal))
            .FirstOrDefault(file => File.GetLastWriteTimeUtc(file) > built.LastWriteTimeUtc);
        return newer is null ? null
            : $"lib/bin is older than {Path.GetRelativePath(Root, newer).Replace('\\', '/')}: the lessons use the old library. Build it: dotnet build lib/Course";
    }
}
