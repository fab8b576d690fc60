using System.IO.Compression;
using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Course;

/// <summary>A figure as a fragment of a notebook's page, with no network and no script loader.</summary>
internal static class NotebookHtml
{
    private static readonly Lazy<string> s_draw = new(() => new StreamReader(Resource(typeof(NotebookHtml).Assembly, "notebook.js")).ReadToEnd().TrimEnd());
    private static readonly Lazy<string> s_plotly = new(() => Packed(Resource(Assembly.Load("Plotly.NET"), ".min.js")));
    private static string? s_carrier;

    /// <remarks>
    /// All outputs of a notebook share one page, so one of them brings plotly.js for all: that of the first figure. When its cell runs
    /// again, its old output goes, and the new one must bring the script again. No kernel says which cell runs; a figure of the same title
    /// is taken for the same cell's, also when the reader has changed a number in it. Every figure has a place named after what it shows,
    /// so that equal figures, from whatever kernel, are drawn alike.
    /// </remarks>
    public static string Of(Figure figure)
    {
        var parts = Encoding.UTF8.GetBytes(figure.ToPlotlyJson());
        var first = Interlocked.CompareExchange(ref s_carrier, figure.Title, null) ?? figure.Title;
        var name = Convert.ToHexStringLower(SHA256.HashData(parts))[..12];
        return $"""
            <figure style="margin:0.5em 0;max-width:60em">
            <p style="margin:0"><strong>{WebUtility.HtmlEncode(figure.Title)}</strong></p>
            <div data-figure="{name}" role="img" aria-label="{WebUtility.HtmlEncode(figure.Description)}">{Still(figure)}</div>
            {(figure.Caption.Length > 0 ? $"<figcaption>{WebUtility.HtmlEncode(figure.Caption)}</figcaption>" : "")}
            <script>({s_draw.Value})("{name}", "{Packed(new MemoryStream(parts))}"{(figure.Title == first ? $", \"{s_plotly.Value}\"" : "")});</script>
            </figure>
            """;
    }

    /// <summary>What stands there until the chart is drawn, and for good where no script runs: as an image, the form that pages which take scripts and drawings out of outputs let pass.</summary>
    private static string Still(Figure figure) =>
        $"<img src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(figure.ToSvg()))}\" alt=\"{WebUtility.HtmlEncode(figure.Description)}\" width=\"700\" style=\"max-width:100%;height:auto\">";

    /// <summary>What a page unpacks: as it is, plotly.js alone would put 3.6 MB into every saved notebook.</summary>
    private static string Packed(Stream text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) text.CopyTo(gzip);
        return Convert.ToBase64String(packed.ToArray());
    }

    private static Stream Resource(Assembly assembly, string end) =>
        assembly.GetManifestResourceNames().SingleOrDefault(name => name.EndsWith(end, StringComparison.Ordinal)) is { } name
            ? assembly.GetManifestResourceStream(name)!
            : throw new InvalidOperationException($"{assembly.GetName().Name} has no resource “…{end}”; build lib/Course again.");
}
