namespace Lessons.Execution.Display;

/// <summary>The extension methods that .NET Interactive gives a cell.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value, in the forms its type prefers or in the given MIME types.</summary>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => new(MimeBundle.Of(value, mimeTypes));

    /// <summary>Shows a text as it is, as content of a MIME type such as "text/html".</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType) =>
        new(new Dictionary<string, string> { [mimeType] = value });
}
