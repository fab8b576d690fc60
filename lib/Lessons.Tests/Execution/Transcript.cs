using System.Globalization;
using System.Text;
using Lessons.Execution;
using Lessons.Notebooks;

namespace Lessons.Tests.Execution;

/// <summary>What a run showed, as text to compare: a line per output, the lines of longer ones below it.</summary>
internal static class Transcript
{
    public static string Of(RunResult run)
    {
        var text = new StringBuilder();
        foreach (var cell in run.Notebook.Cells.OfType<CodeCell>())
        {
            text.Append($"[{Count(cell)}] {string.Join(", ", cell.Tags)}".TrimEnd()).Append('\n');
            foreach (var output in cell.Outputs)
                text.Append(Of(output));
        }
        return text.Append(run.Failure is { } failure ? $"stopped at cell {failure.Number} ({failure.CellId}): {failure.Error.Name}\n" : "").ToString();
    }

    private static string Count(CodeCell cell) => cell.ExecutionCount is { } count ? count.ToString(CultureInfo.InvariantCulture) : " ";

    private static string Of(Output output) => output switch
    {
        StreamOutput stream => Block(stream.Name, stream.Text),
        DisplayOutput { IsResult: true } result => string.Concat(result.Data.Select(form => Block($"result {form.Key}", Short(form.Value)))),
        DisplayOutput display => string.Concat(display.Data.Select(form => Block($"display {form.Key}", Short(form.Value)))),
        ErrorOutput error => Block($"error {error.Name}", string.Join('\n', error.Traceback)),
        _ => throw new ArgumentOutOfRangeException(nameof(output)),
    };

    /// <summary>Without the style sheet that the formatting library appends to its HTML.</summary>
    private static string Short(string form) => form.Split("<style>")[0];

    private static string Block(string name, string text) =>
        $"  {name}:\n{string.Concat(text.TrimEnd('\n').Split('\n').Select(line => $"    {line}".TrimEnd() + "\n"))}";
}
