using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Lessons.Export;

/// <summary>The files every page shares: our style and script, and the plotly.js that Plotly.NET carries.</summary>
internal static partial class Assets
{
    /// <summary>The jobs of the page's script, in one function, so that no name of theirs meets another script's.</summary>
    private static readonly string[] s_jobs = ["theme", "charts", "taking", "memory", "reading", "symbols", "search", "slides", "presenting", "ticks", "start"];

    /// <summary>The style sheet of every page, without the spaces behind its signs.</summary>
    public static string Style { get; } = Gap().Replace(Lean(Read("style.css")), gap => gap.Value.Trim());

    /// <summary>The script of every page.</summary>
    public static string Script { get; } = "// The behaviour of a page. Without it the page still reads.\n'use strict';\n(() => {\n"
        + Lean(string.Join('\n', s_jobs.Select(job => Read(job + ".js")))) + "})();\n";

    /// <summary>What gives a page's cells their buttons, and loads the rest when one is pressed.</summary>
    public static string LiveStub { get; } = Read("stub.js");

    /// <summary>What runs and edits cells in a page.</summary>
    public static string Live { get; } = Read("live.js") + Read("figures.js");

    /// <summary>What runs beside the page and holds the C#.</summary>
    public static string Worker { get; } = Read("worker.js");

    /// <summary>The first page of a hand-out, which leads to the others.</summary>
    public static string HandOutIndex { get; } = Read("hand-out.html");

    /// <summary>What a hand-out says of itself.</summary>
    public static string HandOutText { get; } = Read("hand-out.txt");

    /// <summary>plotly.js out of the resources of Plotly.NET.dll, which is read but not loaded.</summary>
    /// <exception cref="ExportException">The file is missing or carries no plotly.js.</exception>
    public static string Plotly(string assembly)
    {
        if (!File.Exists(assembly))
            throw new ExportException($"{assembly} does not exist, and the charts' script is in it. Build it: dotnet build lib/Course");
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        foreach (var resource in metadata.ManifestResources.Select(metadata.GetManifestResource))
        {
            var name = metadata.GetString(resource.Name);
            if (!name.Contains("plotly-", StringComparison.Ordinal) || !name.EndsWith(".min.js", StringComparison.Ordinal)) continue;
            var start = file.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress + (int)resource.Offset;
            var reader = file.GetSectionData(start).GetReader();
            return Normal(Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadInt32())));
        }

        throw new ExportException($"{assembly} carries no plotly-….min.js. Use the version of Plotly.NET in lib/Directory.Packages.props.");
    }

    /// <summary>A script as a browser sees it inside of an element, where it could not contain the end of that element.</summary>
    public static string Inline(string script) => script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);

    /// <summary>The source a Content-Security-Policy allows for an inline script.</summary>
    public static string Hash(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";

    private static string Read(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream($"Lessons.Export.Assets.{name}")!;
        using var reader = new StreamReader(stream);
        return Normal(reader.ReadToEnd());
    }

    /// <summary>Without what only those need who change it: every page carries these, and a single file carries them whole.</summary>
    private static string Lean(string source) =>
        string.Concat(source.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)).Select(line => line + '\n'));

    /// <summary>A sign of CSS and the spaces around it; a colon that begins a selector has none behind it, and keeps the one before.</summary>
    [GeneratedRegex(" ?[{};,] |(?<=[a-z-]): ")]
    private static partial Regex Gap();

    /// <summary>A browser reads line feeds only; a hash must be taken of the same.</summary>
    private static string Normal(string text) => text.TrimStart('\ufeff').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
