namespace Lessons.Cli;

/// <summary>What lies in folders at one moment: each file with its length and time of change.</summary>
internal sealed class FolderSnapshot
{
    private readonly Dictionary<string, (long Length, DateTime Changed)> _files = [];

    public static FolderSnapshot Of(IEnumerable<string> folders)
    {
        var snapshot = new FolderSnapshot();
        foreach (var file in folders.SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)))
            snapshot._files[file.FullName] = (file.Length, file.LastWriteTimeUtc);
        return snapshot;
    }

    /// <summary>The files that are new, gone or changed in a later snapshot.</summary>
    public IEnumerable<string> Differences(FolderSnapshot later) =>
        _files.Keys.Union(later._files.Keys)
            .Where(file => !_files.TryGetValue(file, out var then) || !later._files.TryGetValue(file, out var now) || then != now)
            .Order(StringComparer.Ordinal);
}
