using Lessons.Notebooks;

namespace Lessons.Execution;

/// <summary>Runs the code cells of a notebook in order, with the semantics of nbclient.</summary>
/// <remarks>
/// Empty cells and cells tagged <c>skip-execution</c> are left as they are; an error ends the run unless its cell is tagged
/// <c>raises-exception</c>; neighbouring outputs of one stream are one; a display shown anew changes where it was first.
/// </remarks>
public sealed class NotebookRunner(IKernel kernel, RunOptions options)
{
    /// <summary>Runs a notebook; a failing cell is in the result, not an exception.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public async Task<RunResult> RunAsync(Notebook notebook, CancellationToken ct)
    {
        var outputs = new OutputCollector();
        var ran = new Dictionary<int, Range>();
        var runner = new CellRunner(kernel, options);
        CellFailure? failure = null;
        for (var i = 0; i < notebook.Cells.Count && failure is null; i++)
        {
            if (!Runs(notebook.Cells[i]))
                continue;
            var cell = (CodeCell)notebook.Cells[i];
            outputs.BeginCell();
            var (error, isFinal) = await runner.RunAsync(cell, outputs, ct);
            ran[i] = outputs.EndCell();
            if (error is not null && (isFinal || !cell.Has(CellTag.RaisesException)))
                failure = new(ran.Count, cell.Id, error);
        }

        var order = ran.Keys.Order().ToList();
        Cell[] cells =
        [
            .. notebook.Cells.Select((cell, i) => cell is CodeCell code && ran.TryGetValue(i, out var range)
                ? code with { ExecutionCount = order.IndexOf(i) + 1, Outputs = outputs[range] } : cell),
        ];
        return new(notebook with { Cells = cells }, ran.Count, failure);
    }

    /// <summary>Whether there is anything in a cell to run.</summary>
    public static bool Runs(Cell cell) => cell is CodeCell && !string.IsNullOrWhiteSpace(cell.Source) && !cell.Has(CellTag.SkipExecution);
}
