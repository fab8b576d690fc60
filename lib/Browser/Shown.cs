using System.Net;
using System.Reflection;
using Lessons.Export;
using Microsoft.DotNet.Interactive.Formatting;

namespace Browser;

/// <summary>A value as the exported page shows it: a figure with its parts, HTML where its type has some, else text.</summary>
internal static class Shown
{
    private const string Html = "text/html", Svg = "image/svg+xml", Plain = "text/plain", Plotly = "application/vnd.plotly.v1+json";

    private static readonly Type s_figure = Assembly.Load("Course").GetType("Course.Figure", throwOnError: true)!;

    static Shown()
    {
        // An exception that is shown, not thrown, must not unfold its stack.
        Formatter.Register<Exception>(Describe, Plain);
        Formatter.Register<Exception>(e => $"<pre>{WebUtility.HtmlEncode(Describe(e))}</pre>", Html);
        // A figure's own HTML is for notebooks and brings plotly.js along; the page makes its from the parts.
        Formatter.Register(s_figure, (_, _) => { }, Html);
    }

    /// <summary>From now on what cells show by <c>Display</c> goes to the page.</summary>
    public static void Attach() => Formatter.SubscribeToDisplayedValues(shown =>
    {
        var form = shown.FormattedValues[0];
        Send(shown.Value, form.MimeType, form.Value, shown.DisplayId ?? "");
    });

    /// <summary>Sends a cell's result to the page.</summary>
    public static void SendResult(object? value)
    {
        // What a display returns has been shown.
        if (value is DisplayedValue) return;
        var type = Formatter.GetPreferredMimeTypesFor(value?.GetType()).FirstOrDefault() ?? Plain;
        Send(value, type, Formatter.ToDisplayString(value, type), "");
    }

    private static void Send(object? value, string type, string content, string id)
    {
        CellConsole.FlushPending();
        if (type == Html && value?.GetType() == s_figure)
        {
            Bridge.Send("figure", new ChartHtml(Formatter.ToDisplayString(value, Plotly)).Figure(0), id); // the page numbers its figures
            if (LiveFigures.Keep(value) is { } live) Bridge.Send("live", live, id);
        }
        else
        {
            Bridge.Send(type is Html or Svg ? "html" : "result", content.Replace("\r\n", "\n", StringComparison.Ordinal), id);
        }
    }

    private static string Describe(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";
}
