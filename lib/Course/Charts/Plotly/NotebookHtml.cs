using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Course;

/// <summary>A figure as a fragment of a notebook's page, with no network and no script loader.</summary>
internal static class NotebookHtml
{
    private static readonly string Draw = Resource(typeof(NotebookHtml).Assembly, "notebook.js");
    private static readonly Lock Gate = new();
    private static int figures;

    public static string Of(Figure figure)
    {
        var json = figure.ToJson();
        int number;
        lock (Gate) number = ++figures;

        // The hash keeps a figure apart from one that an earlier kernel left in the same page.
        var id = FormattableString.Invariant($"figure-{number}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..8]}");
        return $"""
            {(number == 1 ? Plotly() : "")}<figure style="margin:0.5em 0;max-width:60em">
            <p style="margin:0"><strong>{WebUtility.HtmlEncode(figure.Title)}</strong></p>
            <div id="{id}" role="img" aria-label="{WebUtility.HtmlEncode(figure.Description)}"></div>
            {(figure.Caption.Length > 0 ? $"<figcaption>{WebUtility.HtmlEncode(figure.Caption)}</figcaption>" : "")}
            <script>({Draw})("{id}", {json});</script>
            </figure>
            """;
    }

    /// <summary>plotly.js as Plotly.NET carries it, kept from a module loader of the page.</summary>
    private static string Plotly()
    {
        var assembly = Assembly.Load("Plotly.NET");
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith(".js", StringComparison.Ordinal) && n.Contains("plotly", StringComparison.OrdinalIgnoreCase));
        var script = Resource(assembly, name).Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
        return $"<script>(function () {{ var define, module, exports;\n{script}\nwindow.Plotly = this.Plotly || window.Plotly; }}).call(window);</script>\n";
    }

    private static string Resource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no resource “{name}”; build lib/Course again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}
