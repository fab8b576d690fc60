namespace Lessons.Grading;

/// <summary>A file that a student handed in.</summary>
/// <param name="Student">The student's name.</param>
/// <param name="Path">The file.</param>
/// <param name="Name">What it is called within the student's folder.</param>
internal sealed record Submission(string Student, string Path, string Name)
{
    private const string Extension = ".ipynb";

    private static readonly EnumerationOptions s_all = new() { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.None };

    /// <summary>What keeps the file from being read, in a few words; null if nothing does.</summary>
    /// <param name="limits">What a notebook may take.</param>
    public string? Problem(GradeLimits limits)
    {
        var file = new FileInfo(Path);
        return file.LinkTarget is not null ? "is a link, not a file"
            : Directory.Exists(Path) ? "is a folder, not a notebook"
            : !Name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? "is not a notebook (.ipynb)"
            : file.Length == 0 ? "is empty"
            : file.Length > limits.FileSize ? $"is larger than {limits.FileSize / 1_000_000} MB; clear its outputs"
            : null;
    }

    /// <summary>What lies in a folder: a folder for each student, and loose notebooks, each of which is a student's own; by student, then by name.</summary>
    /// <returns>The names of all students, those with nothing in their folder as well, and the files.</returns>
    public static (IReadOnlyList<string> Students, IReadOnlyList<Submission> Files) In(string folder)
    {
        var files = new List<Submission>();
        var students = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => !IsHidden(entry.Name)))
        {
            var isFolder = entry is DirectoryInfo && entry.LinkTarget is null;
            var student = isFolder ? entry.Name : System.IO.Path.GetFileNameWithoutExtension(entry.Name);
            students.Add(student);
            if (!isFolder)
                files.Add(new(student, entry.FullName, entry.Name));
            else
                files.AddRange(Within(student, entry.FullName));
        }
        return ([.. students], [.. files.OrderBy(file => file.Student, StringComparer.Ordinal).ThenBy(file => file.Name, StringComparer.Ordinal)]);
    }

    /// <summary>A student's files, and the folders that are named like one.</summary>
    private static IEnumerable<Submission> Within(string student, string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", s_all))
        {
            var name = System.IO.Path.GetRelativePath(folder, entry.FullName).Replace('\\', '/');
            var isFile = entry is FileInfo || entry.LinkTarget is not null;
            if (!name.Split('/').Any(IsHidden) && (isFile || name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)))
                yield return new(student, entry.FullName, name);
        }
    }

    private static bool IsHidden(string name) => name.StartsWith('.') || name is "__MACOSX" or "desktop.ini" or "Thumbs.db";
}
