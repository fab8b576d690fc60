using System.Collections.Concurrent;
using Lessons.Notebooks;

namespace Lessons.Tests.FrontEnds;

/// <summary>The course on the real kernel through Jupyter's nbclient: lessons and solutions, two at a time.</summary>
public sealed class KernelRun : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Notebook> _executed = new();
    private readonly ConcurrentDictionary<string, string> _failures = new();

    /// <summary>What became of a notebook that ran.</summary>
    internal Notebook Executed(string path) =>
        _executed.TryGetValue(path, out var notebook) ? notebook : throw new InvalidOperationException(_failures[path]);

    public async Task InitializeAsync()
    {
        if (Jupyter.Missing is not null) return;
        using var jupyter = await Jupyter.WithKernelAsync();
        using var results = new TemporaryFolder();
        var script = Path.Combine(Fixture.Repository, "lib", "Lessons.Tests", "FrontEnds", "execute.py");
        await Parallel.ForEachAsync(Fixture.Lessons().Concat(Fixture.Solutions()), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (path, _) =>
        {
            var folder = Path.GetDirectoryName(path)!;
            var result = results.File($"{Path.GetFileName(folder)}-{Path.GetFileName(path)}");
            for (var tries = 0; tries < 5 && !_executed.ContainsKey(path); tries++)
            {
                try
                {
                    await jupyter.PythonAsync(folder, script, path, folder, result);
                    _executed[path] = Notebook.Load(result);
                }
                catch (InvalidOperationException e)
                {
                    _failures[path] = e.Message;
                    // Two kernels that start at once may choose the same port; that says nothing about the lesson.
                    if (!e.Message.Contains("address already in use", StringComparison.Ordinal)) break;
                }
            }
        });
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
