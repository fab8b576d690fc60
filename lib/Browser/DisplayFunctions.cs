using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

#pragma warning disable IDE0130 // Cells find these names where .NET Interactive has them.
namespace Microsoft.DotNet.Interactive;
#pragma warning restore IDE0130

/// <summary>The functions that .NET Interactive gives a cell.</summary>
public static class DisplayFunctions
{
    /// <summary>Shows a value, in the forms its type prefers or in the given MIME types.</summary>
    [SuppressMessage("Naming", "CA1707", Justification = "The name is .NET Interactive's.")]
    [SuppressMessage("Style", "IDE1006", Justification = "The name is .NET Interactive's.")]
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>An HTML fragment, shown as it is.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);
}
