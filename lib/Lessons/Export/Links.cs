using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lessons.Export;

/// <summary>Where the links and pictures of one lesson lead once they stand on a page.</summary>
/// <param name="notebook">The notebook file, which relative addresses start from.</param>
/// <param name="anchors">The places of the lesson itself.</param>
/// <param name="addresses">What the files of the export are called.</param>
/// <param name="singleFile">Whether the page must hold everything itself.</param>
internal sealed partial class Links(string notebook, Anchors anchors, Addresses addresses, bool singleFile)
{
    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(notebook))!;

    /// <summary>The files that must lie beside the page: address → file.</summary>
    public SortedDictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The highest number of a chart that a link leads to.</summary>
    public int LastFigure { get; private set; }

    /// <summary>The pictures that were pasted into the cell that is being read; undefined if there are none.</summary>
    public JsonElement Attachments { get; set; }

    /// <summary>The id on the page of an id or a name that the author wrote.</summary>
    public string IdOf(string name) => anchors.IdOf(name);

    /// <summary>The address of a link on the page, or null where a page of one file cannot follow it.</summary>
    /// <param name="address">The address as the author wrote it.</param>
    /// <param name="words">What the link says.</param>
    /// <exception cref="ExportException">It leads nowhere.</exception>
    public string? Link(string address, string words)
    {
        if (string.IsNullOrWhiteSpace(address))
            throw new ExportException($"the link [{words}]() is empty. Write an address between the parentheses, or remove the link");
        if (address.StartsWith('#')) return Here(address);
        if (Scheme().Match(address) is { Success: true, Value: var scheme })
        {
            return scheme.ToLowerInvariant() is "http:" or "https:" or "mailto:"
                ? address
                : throw new ExportException($"the link {address} starts with {scheme}; allowed are http:, https:, mailto: and paths relative to the notebook");
        }

        var (path, fragment) = Split(address);
        var file = Existing(path, address);
        var isNotebook = path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase);
        if (isNotebook && fragment.Length > 1) fragment = There(file, fragment, address);
        if (singleFile) return null;
        if (isNotebook) return (addresses.HasPage(file) ? $"{Uri.EscapeDataString(addresses.NameOf(file))}.html" : path[..^6] + ".html") + fragment;
        return Beside(path, file) + fragment;
    }

    /// <summary>The address of a picture on the page.</summary>
    /// <exception cref="ExportException">The file does not exist, or the picture is elsewhere.</exception>
    public string Picture(string address)
    {
        if (string.IsNullOrWhiteSpace(address)) throw new ExportException("a picture has no address. Write one between the parentheses of ![…](…)");
        if (address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)) return address;
        if (address.StartsWith("attachment:", StringComparison.OrdinalIgnoreCase)) return Attached(Uri.UnescapeDataString(address["attachment:".Length..]));
        if (Scheme().IsMatch(address))
            throw new ExportException($"the picture {address} is not a file of this course, and a page loads nothing from elsewhere. Put it into images/");
        var (path, _) = Split(address);
        var file = Existing(path, address);
        return singleFile ? $"data:{MimeType(file)};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}" : Beside(path, file);
    }

    private string Here(string address)
    {
        if (address == "#" || anchors.Find(address[1..]) is not { } id)
        {
            if (Figure().Match(address) is { Success: true } figure && figure.Groups[1].Length < 6)
                LastFigure = Math.Max(LastFigure, int.Parse(figure.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
            else if (address is not ("#" or "#top")) throw new ExportException($"the link {address} leads nowhere: no heading of this lesson has that name, and no <a name> or id");
            return address;
        }

        return $"#{id}";
    }

    private string There(string file, string fragment, string address)
    {
        if (Figure().IsMatch(fragment)) return fragment;
        return addresses.AnchorsOf(file).Find(fragment[1..]) is { } id
            ? $"#{id}"
            : throw new ExportException($"the link {address} leads nowhere: {Path.GetFileName(file)} has no heading of that name, and no <a name> or id");
    }

    private string Attached(string name)
    {
        if (Attachments.ValueKind == JsonValueKind.Object && Attachments.TryGetProperty(name, out var forms) && forms.ValueKind == JsonValueKind.Object)
        {
            foreach (var form in forms.EnumerateObject().Where(form => form.Name.StartsWith("image/", StringComparison.Ordinal)))
            {
                var data = form.Value.ValueKind switch
                {
                    JsonValueKind.String => form.Value.GetString()!,
                    JsonValueKind.Array => string.Concat(form.Value.EnumerateArray().Select(line => line.ToString())),
                    _ => "",
                };
                if (data.TrimStart().StartsWith('<')) data = Convert.ToBase64String(Encoding.UTF8.GetBytes(data));
                return $"data:{form.Name};base64,{string.Concat(data.Where(c => !char.IsWhiteSpace(c)))}";
            }
        }

        throw new ExportException($"the picture attachment:{name} was not pasted into this cell: its attachments have no picture of that name. Paste it again, or put a file into images/");
    }

    private string Beside(string path, string file)
    {
        // Escapes are taken out first: in them a way out of the folder could hide.
        var parts = Uri.UnescapeDataString(path).Split('/', '\\').Where(part => part is not (".." or "." or ""));
        var address = addresses.Beside(string.Join('/', parts), Path.GetFullPath(file));
        Files[address] = file;
        return string.Join('/', address.Split('/').Select(Uri.EscapeDataString));
    }

    private string Existing(string path, string address)
    {
        var file = Path.Combine(_folder, Uri.UnescapeDataString(path));
        if (Directory.Exists(file)) throw new ExportException($"{address} is a folder, and a page can only lead to a file. Link to a file in it");
        return File.Exists(file) ? file : throw new ExportException($"{address} does not exist (looked for {Path.GetFileName(file)} beside the notebook, at that path)");
    }

    private static (string Path, string Fragment) Split(string address)
    {
        var at = address.IndexOf('#');
        var (path, fragment) = at < 0 ? (address, "") : (address[..at], address[at..]);
        return (path.IndexOf('?') is var query and > 0 ? path[..query] : path, fragment);
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

    [GeneratedRegex(@"^#figure-(\d+)$")]
    private static partial Regex Figure();
}
