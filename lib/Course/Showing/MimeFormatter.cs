namespace Course;

/// <summary>One form of a value; .NET Interactive finds <see cref="MimeType"/> and <see cref="Format"/> by name.</summary>
internal sealed class MimeFormatter(string mimeType, Func<object, string?> form)
{
    public const string Html = "text/html";
    public const string Plain = "text/plain";
    public const string Svg = "image/svg+xml";
    public const string Plotly = "application/vnd.plotly.v1+json";

    public string MimeType => mimeType;

    public bool Format(object value, TextWriter writer)
    {
        if (form(value) is not { } text) return false;
        writer.Write(text);
        return true;
    }
}
