using Lessons.Storage;

namespace Lessons.Cli;

/// <summary>Finds the notebooks a command line means.</summary>
internal static class NotebookPaths
{
    private const string Extension = "*.ipynb";

    /// <summary>The notebooks of paths, folders and patterns (<c>*</c>, <c>?</c>, <c>**</c>), each once; of none, the course's.</summary>
    /// <exception cref="UsageException">A folder or pattern holds no notebook.</exception>
    public static IReadOnlyList<string> Resolve(IReadOnlyList<string> given, Repository repository) =>
        [.. (given.Count == 0 ? [repository.Notebooks] : given).SelectMany(Expand).Distinct()];

    private static IReadOnlyList<string> Expand(string given)
    {
        // A path that does not exist is reported with the lesson, so that the others still run.
        if (!Directory.Exists(given) && !given.AsSpan().ContainsAny('*', '?'))
            return [given];
        var (folder, pattern) = Directory.Exists(given)
            ? (given, Extension)
            : (Path.GetDirectoryName(given) is { Length: > 0 } parent ? parent : ".", Path.GetFileName(given));
        var deep = Path.GetFileName(folder) == "**";
        if (deep)
            folder = Path.GetDirectoryName(folder) is { Length: > 0 } above ? above : ".";
        string[] found = Directory.Exists(folder)
            ? Directory.GetFiles(folder, pattern, deep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly) : [];
        return found.Length > 0
            ? [.. found.Where(file => !file.Contains(".ipynb_checkpoints", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
            : throw new UsageException($"{given}: there is no notebook. Give an .ipynb file, a folder of them, or a pattern such as notebooks/0*.ipynb.");
    }
}
