using System.Security.Cryptography;
using System.Text;
using Lessons.Storage;

namespace Lessons.Export;

/// <summary>The colours of a notebook's code, kept from one export to the next: Roslyn takes seconds to find them for a whole course.</summary>
internal sealed class CodeColours : IDisposable
{
    private readonly string folder;
    private readonly string file;
    private readonly Dictionary<string, string> kept;
    private readonly Dictionary<string, string> used = [];
    private readonly Lazy<CodeHighlighter> highlighter;
    private readonly List<string> behind = [];
    private string before = typeof(CodeColours).Module.ModuleVersionId.ToString();

    /// <param name="notebook">The notebook's file.</param>
    public CodeColours(string notebook)
    {
        folder = Path.GetDirectoryName(Path.GetFullPath(notebook))!;
        file = CacheFolder.FileOf(notebook, "colours");
        kept = CacheFolder.Read<Dictionary<string, string>>(file) ?? [];
        highlighter = new(() => new CodeHighlighter(folder));
    }

    /// <summary>The cell after those already given, as HTML.</summary>
    public string Next(string code)
    {
        // What a name is depends on all cells before, and on the libraries they refer to.
        before = Hash($"{before}\n{code}\n{string.Join('\n', CodeHighlighter.Reference().Matches(code).Select(match => Version(match.Groups[1].Value)))}");
        if (Kept(before) is { } html)
        {
            behind.Add(code);
            return html;
        }

        CatchUp();
        return used[before] = highlighter.Value.Next(code);
    }

    /// <summary>A piece of code that no later cell builds on, as HTML.</summary>
    public string Aside(string code)
    {
        var key = Hash($"{before}\naside\n{code}");
        if (Kept(key) is { } html) return html;
        CatchUp();
        return used[key] = highlighter.Value.Aside(code);
    }

    /// <summary>Keeps what was used. What cannot be written is found again next time.</summary>
    public void Dispose()
    {
        if (!highlighter.IsValueCreated) return;
        highlighter.Value.Dispose();
        CacheFolder.Keep(file, used);
    }

    private string? Kept(string key) => kept.TryGetValue(key, out var html) ? used[key] = html : null;

    private void CatchUp()
    {
        foreach (var code in behind) highlighter.Value.Add(code);
        behind.Clear();
    }

    private string Version(string library)
    {
        var path = Path.Combine(folder, library);
        return File.Exists(path) ? Hash(File.ReadAllBytes(path)) : "";
    }

    private static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
