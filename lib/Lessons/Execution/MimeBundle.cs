using System.Collections;
using System.Net;
using System.Reflection;
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

    /// <summary>
    /// A form that a value's type offers by the convention of <c>TypeFormatterSourceAttribute</c> but need not prefer: front
    /// ends show what is preferred, and a page wants the figure's parts. The names are the convention; there is no type to refer to.
    /// </summary>
    private static string? Offered(object value, string type)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        foreach (var attribute in value.GetType().GetCustomAttributes(inherit: true).Where(a => a.GetType().Name == nameof(TypeFormatterSourceAttribute)))
        {
            var source = Activator.CreateInstance((Type)Get(attribute, nameof(TypeFormatterSourceAttribute.FormatterSourceType)), nonPublic: true)!;
            foreach (var formatter in (IEnumerable)source.GetType().GetMethod("CreateTypeFormatters", Any)!.Invoke(source, [])!)
            {
                using var text = new StringWriter { NewLine = "\n" };
                if (type.Equals(Get(formatter, "MimeType")) && formatter.GetType().GetMethod("Format", Any, [typeof(object), typeof(TextWriter)]) is { } format
                    && format.Invoke(formatter, [value, text]) is true)
                    return text.ToString();
            }
        }
        return null;
    }

    private static object Get(object owner, string property) => owner.GetType().GetProperty(property)!.GetValue(owner)!;

    private static string Describe(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";
}
