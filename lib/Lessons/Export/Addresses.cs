using Lessons.Export.Overview;
using Lessons.Notebooks;

namespace Lessons.Export;

/// <summary>What each file of an export is called in the folder of pages; no two share an address, whatever the case of their letters.</summary>
internal sealed class Addresses
{
    private static readonly string[] s_shared = [OverviewPage.Map, OverviewPage.Figures, OverviewPage.Exercises, "style.css", "page.js", "plotly.js", "words.js"];

    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, Anchors> _anchors = [];

    /// <param name="notebooks">The notebooks that get pages, in order.</param>
    /// <param name="singleFile">Whether each page stands alone, with no map and no shared files.</param>
    public Addresses(IEnumerable<string> notebooks, bool singleFile)
    {
        foreach (var shared in singleFile ? [] : s_shared) _files[shared] = "";
        foreach (var notebook in notebooks.Select(Path.GetFullPath).Distinct())
        {
            var name = Path.GetFileNameWithoutExtension(notebook);
            var free = name;
            for (var i = 2; _files.ContainsKey($"{free}.html") || _files.ContainsKey($"{free}.ipynb"); i++) free = $"{name}-{i}";
            _files[$"{free}.html"] = _files[$"{free}.ipynb"] = notebook;
            _names[notebook] = free;
        }
    }

    /// <summary>What the page of a notebook is called, without its extension.</summary>
    public string NameOf(string notebook) => _names.GetValueOrDefault(Path.GetFullPath(notebook)) ?? Path.GetFileNameWithoutExtension(notebook);

    /// <summary>Whether a notebook gets a page.</summary>
    public bool HasPage(string notebook) => _names.ContainsKey(Path.GetFullPath(notebook));

    /// <summary>The address of a file beside the pages: the one wanted, or if another file has that one like it.</summary>
    public string Beside(string wanted, string file)
    {
        var (folder, extension) = (Path.GetDirectoryName(wanted)?.Replace('\\', '/') ?? "", Path.GetExtension(wanted));
        var stem = (folder.Length > 0 ? $"{folder}/" : "") + Path.GetFileNameWithoutExtension(wanted);
        var address = wanted;
        for (var i = 2; _files.TryGetValue(address, out var other) && other != file; i++) address = $"{stem}-{i}{extension}";
        _files[address] = file;
        return address;
    }

    /// <summary>The places in another notebook that a link may lead to.</summary>
    /// <exception cref="ExportException">It cannot be read.</exception>
    public Anchors AnchorsOf(string notebook)
    {
        if (_anchors.TryGetValue(notebook, out var known)) return known;
        try
        {
            return _anchors[notebook] = Anchors.Of(Notebook.Load(notebook));
        }
        catch (NotebookException e)
        {
            throw new ExportException($"{Path.GetFileName(notebook)}, to which it links, cannot be read: {e.Message}", e);
        }
    }
}
