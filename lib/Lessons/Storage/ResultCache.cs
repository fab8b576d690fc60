using Lessons.Notebooks;

namespace Lessons.Storage;

/// <summary>The last good run of each notebook, so that an unchanged one is not run again and a broken one keeps its page.</summary>
/// <param name="key">What the outputs depend on.</param>
/// <param name="folder">Where runs are kept; <see cref="CacheFolder.Root"/> if not given.</param>
internal sealed class ResultCache(RunKey key, string? folder = null)
{
    private const string Kind = "runs";

    /// <summary>A good run.</summary>
    /// <param name="Key">The <see cref="RunKey"/> it was made under.</param>
    /// <param name="Source">The notebook's file as it was run.</param>
    /// <param name="Cells">Each cell's count and outputs, null for one that did not run.</param>
    private sealed record Entry(string Key, byte[] Source, IReadOnlyList<CellOutputs?> Cells);

    private sealed record CellOutputs(int Count, IReadOnlyList<Output> Outputs);

    /// <summary>The last good run of a notebook, whatever has changed since; null if there is none.</summary>
    public static Notebook? LastGood(string path) => CacheFolder.Read<Entry>(CacheFolder.FileOf(path, Kind)) is { } entry ? Restore(entry, path) : null;

    /// <summary>The run of a notebook as it is now; null if it has not been run.</summary>
    public Notebook? Find(string path, Notebook notebook) =>
        CacheFolder.Read<Entry>(Mine(path)) is { } entry && entry.Key == key.Of(notebook.ToBytes()) ? Restore(entry, path) : null;

    /// <summary>Keeps a good run. A cache that cannot be written costs time, not the lesson.</summary>
    public void Keep(string path, Notebook notebook, Notebook executed)
    {
        var source = notebook.ToBytes();
        var entry = new Entry(key.Of(source), source,
            [.. executed.Cells.Zip(notebook.Cells, (after, before) =>
                after is CodeCell { ExecutionCount: { } count } cell && !ReferenceEquals(after, before) ? new CellOutputs(count, cell.Outputs) : null)]);
        CacheFolder.Keep(Mine(path), entry);
    }

    private static Notebook Restore(Entry entry, string path)
    {
        var notebook = Notebook.Parse(entry.Source, path);
        return notebook with
        {
            Cells = [.. notebook.Cells.Zip(entry.Cells, (cell, outputs) => cell is CodeCell code && outputs is not null
                ? code with { ExecutionCount = outputs.Count, Outputs = outputs.Outputs } : cell)],
        };
    }

    private string Mine(string path) => CacheFolder.FileOf(path, Kind, folder);
}
