using System.Collections.Concurrent;
using System.Diagnostics;
using Lessons.CSharp;
using Lessons.Notebooks;
using Lessons.Storage;

namespace Lessons.Execution;

/// <summary>Runs lessons, each in a process of its own, as many at once as there are cores; one that fails leaves the others alone.</summary>
internal sealed class LessonRunner(RunOptions options, ResultCache cache, bool reuse)
{
    /// <summary>Runs notebooks and reports each as it starts and ends.</summary>
    /// <returns>The results in the order of <paramref name="paths"/>.</returns>
    public async Task<IReadOnlyList<LessonResult>> RunAsync(IReadOnlyList<string> paths, ILessonReport report, CancellationToken ct)
    {
        var results = new ConcurrentDictionary<string, LessonResult>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct };
        await Parallel.ForEachAsync(paths, parallel, async (path, stop) =>
        {
            report.Started(path);
            results[path] = await RunOneAsync(path, stop);
            report.Ended(results[path]);
        });
        return [.. paths.Select(path => results[path])];
    }

    private async Task<LessonResult> RunOneAsync(string path, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var notebook = Notebook.Load(path);
            if (Language.OtherThanCSharp(notebook) is { } language)
                throw new NotebookException(
                    $"{path} is a notebook in {language}; this tool runs notebooks in C#. Open it in Jupyter or VS Code, or leave it out.");
            if (reuse && cache.Find(path, notebook) is { } known)
                return new(path, known, known.Cells.Count(cell => cell is CodeCell { ExecutionCount: not null }), clock.Elapsed) { IsCached = true };

            if (!notebook.Cells.Any(NotebookRunner.Runs))
            {
                cache.Keep(path, notebook, notebook);
                return new(path, notebook, 0, clock.Elapsed);
            }

            await using var kernel = await WorkerKernel.StartAsync(Path.GetDirectoryName(Path.GetFullPath(path))!, ct);
            var result = await new NotebookRunner(kernel, options).RunAsync(notebook, ct);
            if (result.Failure is { } failure)
                return new(path, result.Notebook, result.Cells, clock.Elapsed) { Error = Describe(failure) };
            cache.Keep(path, notebook, result.Notebook);
            return new(path, result.Notebook, result.Cells, clock.Elapsed);
        }
        catch (Exception e) when (e is NotebookException or KernelException)
        {
            return new(path, null, 0, clock.Elapsed) { Error = e.Message };
        }
    }

    private static string Describe(CellFailure failure) =>
        $"cell {failure.Number}{(failure.CellId == "" ? "" : $" ({failure.CellId})")}: {string.Join('\n', failure.Error.Traceback)}";
}
