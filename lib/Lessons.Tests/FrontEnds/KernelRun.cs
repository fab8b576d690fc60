using System.Collections.Concurrent;
using Lessons.Notebooks;

namespace Lessons.Tests.FrontEnds;

/// <summary>The course on the real kernel through Jupyter's nbclient: lessons and solutions, two at a time.</summary>
public sealed class KernelRun : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Notebook> executed = new();
    private readonly ConcurrentDictionary<string, string> failures = new();

    /// <summary>What became of a notebook that ran.</summary>
    internal Notebook Executed(string path) =>
        executed.TryGetValue(path, out var notebook) ? notebook : throw new InvalidOperationException(failures[path]);

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
            try
            {
                await jupyter.PythonAsync(folder, script, path, folder, result);
                executed[path] = Notebook.Load(result);
            }
            catch (InvalidOperationException e)
            {
                failures[path] = e.Message;
            }
        });
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
