using System.Globalization;
using Lessons.CSharp;
using Lessons.Notebooks;

namespace Lessons.Execution;

/// <summary>Runs one cell within its limits of time and output.</summary>
internal sealed class CellRunner(IKernel kernel, RunOptions options)
{
    /// <summary>Runs a cell and collects its outputs.</summary>
    /// <returns>The error that ended the cell, and whether no cell can run after it.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public async Task<(ErrorOutput? Error, bool IsFinal)> RunAsync(CodeCell cell, OutputCollector outputs, CancellationToken ct)
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
