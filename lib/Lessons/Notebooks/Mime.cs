namespace Lessons.Notebooks;

/// <summary>The MIME types that cross between a notebook and a page.</summary>
public static class Mime
{
    /// <summary>Plain text.</summary>
    public const string Text = "text/plain";

    /// <summary>An HTML fragment.</summary>
    public const string Html = "text/html";

    /// <summary>A drawing.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>A plotly.js figure with its title, description, caption and table, as JSON.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>Whether values of a MIME type are JSON, by nbformat's rule.</summary>
    public static bool IsJson(string type) =>
        type.StartsWith("application/", StringComparison.Ordinal)
        && (type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal));
}
