using System.Net;
using System.Threading.Channels;
using Lessons.Notebooks;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lessons.Execution.Kernel;

/// <summary>Turns what the engine reports while a cell runs into the cell's outputs.</summary>
/// <param name="writer">Where they go; the cell waits while its reader is behind.</param>
/// <param name="displays">The engine's names of what was shown, which differ each time, and ours, which do not.</param>
internal sealed class CellOutputs(ChannelWriter<Output> writer, Dictionary<string, string> displays) : IObserver<KernelEvent>
{
    // An exception that is shown, not thrown, must not unfold its stack and methods, which differ between machines.
    static CellOutputs()
    {
        Formatter.Register<Exception>(Describe, Mime.Text);
        Formatter.Register<Exception>(e => $"<pre>{WebUtility.HtmlEncode(Describe(e))}</pre>", Mime.Html);
    }

    /// <summary>What went wrong with a form that the engine did not ask for; null if nothing did.</summary>
    public Exception? Failure { get; private set; }

    public void OnNext(KernelEvent value)
    {
        switch (value)
        {
            case StandardOutputValueProduced text:
                Send(new StreamOutput("stdout", Text(text)));
                break;
            case StandardErrorValueProduced text:
                Send(new StreamOutput("stderr", Text(text)));
                break;
            // What a display returns has been shown.
            case ReturnValueProduced { Value: DisplayedValue }:
                break;
            case DisplayEvent shown:
                Send(new DisplayOutput(Forms(shown), shown.ValueId is { } id ? Name(id) : null, shown is ReturnValueProduced));
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => Failure = error;

    public void Send(Output output)
    {
        if (!writer.TryWrite(output) && writer.WaitToWriteAsync().AsTask().GetAwaiter().GetResult())
            writer.TryWrite(output);
    }

    private string Name(string id) => displays.TryGetValue(id, out var name) ? name : displays[id] = $"display-{displays.Count + 1}";

    private static string Text(DisplayEvent text) => string.Concat(text.FormattedValues.Select(form => Lines(form.Value)));

    /// <summary>The forms that were asked for; of a value shown as its type prefers, plain text and a figure's parts as well.</summary>
    private SortedDictionary<string, string> Forms(DisplayEvent shown)
    {
        var forms = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var form in shown.FormattedValues)
            forms[form.MimeType] = Lines(form.Value);
        if (!Formatter.GetPreferredMimeTypesFor(shown.Value?.GetType()).ToHashSet().SetEquals(forms.Keys))
            return forms;
        try
        {
            forms.TryAdd(Mime.Text, Lines(shown.Value.ToDisplayString(Mime.Text)));
            if (Offered(shown.Value) is { } figure)
                forms[Mime.Plotly] = figure;
        }
        catch (Exception e)
        {
            Failure ??= e;
        }
        return forms;
    }

    /// <summary>A form that a figure offers but does not prefer: front ends show what is preferred, and a page wants the figure's parts.</summary>
    private static string? Offered(object? value)
    {
        try
        {
            return value is null ? null : Lines(value.ToDisplayString(Mime.Plotly));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string Describe(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";
}
