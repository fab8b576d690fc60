using System.Threading.Channels;

namespace Lessons.Cli;

/// <summary>Waits for files in folders to change, and for the writing to come to rest.</summary>
internal sealed class Changes : IDisposable
{
    private static readonly TimeSpan s_rest = TimeSpan.FromMilliseconds(300);

    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public Changes(IEnumerable<string> folders)
    {
        foreach (var folder in folders.Distinct().Where(Directory.Exists))
        {
            foreach (var pattern in (ReadOnlySpan<string>)["*.ipynb", "*.dll"])
            {
                var watcher = new FileSystemWatcher(folder, pattern) { EnableRaisingEvents = true };
                watcher.Changed += (_, _) => _changed.Writer.TryWrite(true);
                watcher.Created += (_, _) => _changed.Writer.TryWrite(true);
                watcher.Renamed += (_, _) => _changed.Writer.TryWrite(true);
                _watchers.Add(watcher);
            }
        }
    }

    public async Task NextAsync(CancellationToken ct)
    {
        await _changed.Reader.ReadAsync(ct);
        do
        {
            await Task.Delay(s_rest, ct);
        }
        while (_changed.Reader.TryRead(out _));
    }

    public void Dispose() => _watchers.ForEach(watcher => watcher.Dispose());
}
