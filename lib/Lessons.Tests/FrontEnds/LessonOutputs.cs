using System.Collections.Concurrent;
using Lessons.Execution;
using Lessons.Notebooks;

namespace Lessons.Tests.FrontEnds;

/// <summary>What the cells of a lesson show: at their first run, when those with a chart run again, and when a new kernel runs a chart of its own.</summary>
public sealed class LessonOutputs
{
    private const string Chart = "Charts.EmaWeights(0.9)";

    private readonly ConcurrentDictionary<string, Lazy<Task<Lesson>>> _lessons = [];

    internal Task<Lesson> OfAsync(string name) => _lessons.GetOrAdd(name, name => new(() => RunAsync(name))).Value;

    private static async Task<Lesson> RunAsync(string name)
    {
        var folder = Path.Combine(Fixture.Repository, "notebooks");
        string[] cells = [.. Notebook.Load(Path.Combine(folder, name + ".ipynb")).Cells.OfType<CodeCell>().Select(cell => cell.Source)];
        await using var kernel = await WorkerKernel.StartAsync(folder, CancellationToken.None);
        var first = new List<string[]>();
        foreach (var cell in cells) first.Add(await RunAsync(kernel, cell));
        var again = new List<string[]>();
        foreach (var (cell, shown) in cells.Zip(first)) again.Add(shown.Any(IsChart) ? await RunAsync(kernel, cell) : shown);
        var start = first.FindIndex(shown => shown.Any(IsChart));
        var fifth = first[start];
        for (var i = 0; i < 5; i++) fifth = await RunAsync(kernel, cells[start]);
        var withoutPlotly = await RunAsync(kernel, Chart);

        await using var other = await WorkerKernel.StartAsync(folder, CancellationToken.None);
        await RunAsync(other, cells[0]);
        return new([.. first], [.. again], start, fifth, withoutPlotly, await RunAsync(other, Chart));
    }

    private static bool IsChart(string html) => html.Contains("<figure", StringComparison.Ordinal);

    private static async Task<string[]> RunAsync(WorkerKernel kernel, string cell)
    {
        var shown = new List<string>();
        await foreach (var output in kernel.RunAsync(cell, CancellationToken.None))
        {
            Assert.False(output is ErrorOutput, $"{cell}\n{output}");
            if (output is DisplayOutput { Data: var forms } && forms.TryGetValue(Mime.Html, out var html)) shown.Add(html);
        }

        return [.. shown];
    }

    /// <param name="First">For each code cell the HTML of what it shows.</param>
    /// <param name="Again">The same, when the cells with a chart are run once more.</param>
    /// <param name="Start">The cell of the first chart.</param>
    /// <param name="Fifth">What that cell shows at its fifth run more.</param>
    /// <param name="WithoutPlotly">A chart of the same kernel that brings no plotly.js along.</param>
    /// <param name="Restarted">A chart of a kernel that began in the middle of the notebook.</param>
    internal sealed record Lesson(string[][] First, string[][] Again, int Start, string[] Fifth, string[] WithoutPlotly, string[] Restarted);
}
