using System.Net;
using Lessons.Notebooks;
using Microsoft.DotNet.Interactive.Formatting;

namespace Lessons.Execution;

/// <summary>A value in every form its type offers.</summary>
internal static class MimeBundle
{
    // An exception that is shown, not thrown, must not unfold its stack and methods, which differ between machines.
    static MimeBundle()
    {
        Formatter.Register<Exception>(Describe, Mime.Text);
        Formatter.Register<Exception>(e => $"<pre>{WebUtility.HtmlEncode(Describe(e))}</pre>", Mime.Html);
    }

    /// <summary>The forms of a value: those asked for, or the ones its type prefers and always plain text.</summary>
    public static IReadOnlyDictionary<string, string> Of(object? value, params string[] types)
    {
        IEnumerable<string> wanted = types.Length > 0 ? types : [.. Formatter.GetPreferredMimeTypesFor(value?.GetType()), Mime.Text];
        var forms = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in wanted.Distinct())
            forms[type] = Formatter.ToDisplayString(value, type).Replace("\r\n", "\n", StringComparison.Ordinal);
        if (types.Length == 0 && value is not null && Offered(value, Mime.Plotly) is { } figure)
            forms[Mime.Plotly] = figure;
        return forms;
    }

    /// <summary>A form that a value's type offers but does not prefer: front ends show what is preferred, and a page wants the figure's parts.</summary>
    private static string? Offered(object value, string type)
    {
        try
        {
            return Formatter.ToDisplayString(value, type).Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Describe(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";
}
