using System.Text.RegularExpressions;
using Lessons.Storage;

namespace Course.Tests;

/// <summary>What .github/CONTRIBUTING.md says that can be held against the repository.</summary>
internal static partial class Contributing
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Here.Root, ".github", "CONTRIBUTING.md"));

    /// <summary>The rooms of the map by their folders, each with those that it may use.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Map { get; } = Row().Matches(Text).ToDictionary(
        row => row.Groups["room"].Value, row => (IReadOnlyList<string>)[.. InCode(row.Groups["uses"].Value).Select(name => Folder(row.Groups["room"].Value, name))]);

    /// <summary>The words set as code, of a line or of the whole text.</summary>
    public static IEnumerable<string> InCode(string text) => Code().Matches(text).Select(code => code.Groups["code"].Value);

    /// <summary>The command lines of the fenced blocks, without their comments.</summary>
    public static IEnumerable<string> Commands => Fence().Matches(Text).SelectMany(fence => fence.Groups["lines"].Value.Trim().Split('\n')).Select(line => line.Split('#')[0].Trim());

    // A row names the rooms of its own project by their folder there.
    private static string Folder(string room, string name)
    {
        var project = string.Join('/', room.Split('/')[..2]);
        return name switch { "root" => project, Use.Watched => name, _ => $"{project}/{name}" };
    }

    [GeneratedRegex(@"^\| `(?<room>lib/[^`]+)` \|[^|]*\|(?<uses>[^|]*)\|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<code>[^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^```sh\r?\n(?<lines>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
