using System.Globalization;
using Lessons.CSharp;
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
        CellFailure? failure = null;
        for (var i = 0; i < notebook.Cells.Count && failure is null; i++)
        {
            if (!Runs(notebook.Cells[i]))
                continue;
            var cell = (CodeCell)notebook.Cells[i];
            outputs.BeginCell();
            var (error, isFinal) = await RunCellAsync(cell, outputs, ct);
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

    /// <returns>The error that ended the cell, and whether no cell can run after it.</returns>
    private async Task<(ErrorOutput? Error, bool IsFinal)> RunCellAsync(CodeCell cell, OutputCollector outputs, CancellationToken ct)
    {
        (ErrorOutput, bool) Fail(string name, FormattableString text, bool isFinal = true)
        {
            var message = text.ToString(CultureInfo.InvariantCulture);
            var error = new ErrorOutput(name, message, [message, SourceQuote.Of(cell.Source, 1)]);
            outputs.Add(error);
            return (error, isFinal);
        }

        if (Language.OtherThanCSharp(cell) is { } language)
            return Fail("LanguageError", $"The cell is in {language}; this tool runs C# cells. Tag it {CellTag.SkipExecution}, or write it in C#.", isFinal: false);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Timeout);
        var (printed, shown) = (0L, 0L);
        try
        {
            ErrorOutput? error = null;
            await foreach (var output in kernel.RunAsync(cell.Source, limit.Token))
            {
                printed += output is StreamOutput text ? text.Text.Length : 0;
                shown += output is DisplayOutput display ? display.Data.Values.Sum(form => (long)form.Length) : 0;
                if (printed > options.PrintLimit)
                    return Fail("OutputLimit", $"The cell printed more than {options.PrintLimit} characters. Print less, or draw a chart.");
                if (shown > options.ShowLimit)
                    return Fail("OutputLimit", $"The cell showed more than {options.ShowLimit} characters. Show less.");
                error = output as ErrorOutput ?? error;
                outputs.Add(output);
            }
            return (error, false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Fail("Timeout", $"The cell ran longer than {options.Timeout.TotalSeconds} s. Make it shorter, or allow more with --timeout.");
        }
        catch (KernelException e)
        {
            return Fail("KernelDied", $"{e.Message}");
        }
    }
}
