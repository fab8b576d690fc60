using Lessons.Notebooks;

namespace Lessons.Tests.FrontEnds;

/// <summary>What a notebook's cells show, as far as two front ends must agree on it.</summary>
internal static class KernelOutputs
{
    // What the kernel itself shows at its start, for a front end that would like to talk to it: no cell asked for it.
    private const string Greeting = "#dotnet-interactive-this-cell-";

    /// <summary>How the outputs of one run differ from those of another; nothing if they do not.</summary>
    /// <remarks>
    /// Compared are, cell by cell and in order, the kind of each output; of printed text, every character; of shown values, the text/plain and
    /// text/html that the front end has, every character. The tool also keeps forms that a front end does not ask for.
    /// </remarks>
    public static IEnumerable<string> Differences(Notebook tools, Notebook others)
    {
        var (mine, theirs) = (Cells(tools), Cells(others));
        if (mine.Count != theirs.Count)
            yield return $"{mine.Count} code cells in the tool, {theirs.Count} in the front end";
        foreach (var ((cell, my), (_, their)) in mine.Zip(theirs))
        {
            if (my.Count != their.Count)
                yield return $"{cell.Id}: {my.Count} outputs in the tool, {their.Count} in the front end";
            foreach (var (one, other) in my.Zip(their))
            {
                if (Difference(one, other) is { } difference)
                    yield return $"{cell.Id}: {difference}";
            }
        }
    }

    /// <summary>How many outputs of a notebook are compared.</summary>
    public static int Count(Notebook notebook) => Cells(notebook).Sum(cell => cell.Outputs.Count);

    private static List<(CodeCell Cell, List<Output> Outputs)> Cells(Notebook notebook) =>
        [.. notebook.Cells.OfType<CodeCell>().Select(cell => (cell, cell.Outputs.Where(output => !IsGreeting(output)).ToList()))];

    private static bool IsGreeting(Output output) =>
        output is DisplayOutput { Data: var forms } && forms.TryGetValue(Mime.Html, out var html) && html.Contains(Greeting, StringComparison.Ordinal);

    private static string? Difference(Output tools, Output others) => (tools, others) switch
    {
        (StreamOutput mine, StreamOutput their) => mine == their ? null : $"printed “{mine.Text}” in the tool, “{their.Text}” in the front end",
        (DisplayOutput mine, DisplayOutput their) => (string[])[Mime.Text, Mime.Html] is var forms && !forms.Any(their.Data.ContainsKey)
            ? "neither text nor HTML in the front end"
            : forms.Where(their.Data.ContainsKey).Select(form => Difference(form, mine.Data.GetValueOrDefault(form), their.Data[form])).FirstOrDefault(said => said is not null),
        (_, ErrorOutput { Message: var said }) => $"error in the front end: {said}",
        (ErrorOutput { Message: var said }, _) => $"error in the tool: {said}",
        _ => $"{tools.GetType().Name} in the tool, {others.GetType().Name} in the front end",
    };

    private static string? Difference(string form, string? mine, string their)
    {
        if (mine == their)
            return null;
        if (mine is null)
            return $"{form} only in the front end";
        var at = mine.Zip(their).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{form} differs at {at}: “{From(mine)}” in the tool, “{From(their)}” in the front end";

        string From(string text) => text[at..Math.Min(text.Length, at + 60)];
    }
}
