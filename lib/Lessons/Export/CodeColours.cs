using System.Security.Cryptography;
using System.Text;
using Lessons.CSharp;
using Lessons.Storage;

namespace Lessons.Export;

/// <summary>The colours of a notebook's code, kept from one export to the next: Roslyn takes seconds to find them for a whole course.</summary>
internal sealed class CodeColours : IDisposable
{
    private readonly string _folder = "";
    private readonly string? _file;
    private readonly Dictionary<string, string> _kept;
    private readonly Dictionary<string, string> _used = [];
    private readonly Lazy<CodeHighlighter> _highlighter;
    private readonly List<string> _behind = [];
    private string _before = typeof(CodeColours).Module.ModuleVersionId.ToString();

    /// <param name="notebook">The notebook's file; null where nobody will see the code, which then has no colours.</param>
    public CodeColours(string? notebook)
    {
        _highlighter = new(() => new CodeHighlighter(_folder));
        _kept = [];
        if (notebook is null) return;
        _folder = Path.GetDirectoryName(Path.GetFullPath(notebook))!;
        _file = CacheFolder.FileOf(notebook, "colours");
        _kept = CacheFolder.Read<Dictionary<string, string>>(_file) ?? [];
    }

    /// <summary>The cell after those already given, as HTML.</summary>
    public string Next(string code)
    {
        if (_file is null) return Html.Escape(code);
        // What a name is depends on all cells before, and on the libraries they refer to.
        _before = Hash($"{_before}\n{code}\n{string.Join('\n', CellLanguage.Reference().Matches(code).Select(match => Version(match.Groups[1].Value)))}");
        if (Kept(_before) is { } html)
        {
            _behind.Add(code);
            return html;
        }

        CatchUp();
        return _used[_before] = _highlighter.Value.Next(code);
    }

    /// <summary>A piece of code that no later cell builds on, as HTML.</summary>
    public string Aside(string code)
    {
        if (_file is null) return Html.Escape(code);
        var key = Hash($"{_before}\naside\n{code}");
        if (Kept(key) is { } html) return html;
        CatchUp();
        return _used[key] = _highlighter.Value.Aside(code);
    }

    /// <summary>Keeps what was used. What cannot be written is found again next time.</summary>
    public void Dispose()
    {
        if (_file is null || !_highlighter.IsValueCreated) return;
        _highlighter.Value.Dispose();
        CacheFolder.Keep(_file, _used);
    }

    private string? Kept(string key) => _kept.TryGetValue(key, out var html) ? _used[key] = html : null;

    private void CatchUp()
    {
        foreach (var code in _behind) _highlighter.Value.Add(code);
        _behind.Clear();
    }

    private string Version(string library)
    {
        var path = Path.Combine(_folder, library);
        return File.Exists(path) ? Hash(File.ReadAllBytes(path)) : "";
    }

    private static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
