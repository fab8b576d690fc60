using System.Text.RegularExpressions;

namespace Lessons.Export;

/// <summary>Where the links and pictures of one lesson lead once they stand on a page.</summary>
/// <param name="notebook">The notebook file, which relative addresses start from.</param>
/// <param name="singleFile">Whether the page must hold everything itself.</param>
internal sealed partial class Links(string notebook, bool singleFile)
{
    private readonly string folder = Path.GetDirectoryName(Path.GetFullPath(notebook))!;

    /// <summary>The files that must lie beside the page: address → file.</summary>
    public SortedDictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The address of a link on the page, or null where a page of one file cannot follow it.</summary>
    /// <exception cref="ExportException">The file does not exist.</exception>
    public string? Link(string address)
    {
        if (address.StartsWith('#')) return address;
        if (Scheme().Match(address) is { Success: true, Value: var scheme })
        {
            return scheme.ToLowerInvariant() is "http:" or "https:" or "mailto:"
                ? address
                : throw new ExportException($"the link {address} starts with {scheme}; allowed are http:, https:, mailto: and paths relative to the notebook");
        }

        var (path, fragment) = Split(address);
        var file = Existing(path, address);
        if (singleFile) return null;
        if (path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)) return path[..^6] + ".html" + fragment;
        return Beside(path, file) + fragment;
    }

    /// <summary>The address of a picture on the page.</summary>
    /// <exception cref="ExportException">The file does not exist, or the picture is elsewhere.</exception>
    public string Picture(string address)
    {
        if (address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)) return address;
        if (Scheme().IsMatch(address))
            throw new ExportException($"the picture {address} is not a file of this course, and a page loads nothing from elsewhere. Put it into images/");
        var (path, _) = Split(address);
        var file = Existing(path, address);
        return singleFile ? $"data:{MimeType(file)};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}" : Beside(path, file);
    }

    private string Beside(string path, string file)
    {
        // Escapes are taken out first: in them a way out of the folder could hide.
        var parts = Uri.UnescapeDataString(path).Split('/', '\\').Where(part => part is not (".." or "." or "")).ToList();
        Files[string.Join('/', parts)] = file;
        return string.Join('/', parts.Select(Uri.EscapeDataString));
    }

    private string Existing(string path, string address)
    {
        var file = Path.Combine(folder, Uri.UnescapeDataString(path));
        return File.Exists(file) ? file : throw new ExportException($"{address} does not exist (looked for {Path.GetFileName(file)} beside the notebook, at that path)");
    }

    private static (string Path, string Fragment) Split(string address)
    {
        var at = address.IndexOf('#');
        return at < 0 ? (address, "") : (address[..at], address[at..]);
    }

    private static string MimeType(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".svg" => "image/svg+xml",
        ".jpg" or ".jpeg" => "image/jpeg",
        var extension => $"image/{extension.TrimStart('.')}",
    };

    /// <summary>What is not a path: a scheme, or the // that borrows the page's.</summary>
    [GeneratedRegex(@"^\s*([A-Za-z][A-Za-z0-9+.\-]*:|//)")]
    private static partial Regex Scheme();
}
