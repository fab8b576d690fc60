using System.Text.RegularExpressions;

namespace Browser;

/// <summary>The lines of a cell that begin with # and are not C#.</summary>
internal static partial class Directives
{
    private static readonly string[] s_csharp = ["#!csharp", "#!c#", "#!cs"];

    /// <summary>The cell without them, every line where it was.</summary>
    /// <exception cref="DirectiveException">One cannot be followed in a page.</exception>
    public static string Take(string source)
    {
        var lines = source.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Directive().Match(lines[i]) is not { Success: true } match) continue;
            var (name, target) = (match.Groups["name"].Value, match.Groups["target"].Value);
            if (name is "r" && target.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
                throw new DirectiveException($"#r \"{target}\": a page has no network to fetch a package by. Run this cell in the notebook.", i + 1);
            if (name is "r" && Path.GetFileName(target) is not ("Course.dll" or "MathNet.Numerics.dll"))
                throw new DirectiveException($"#r \"{target}\": a page has the course's library and no other file. Run this cell in the notebook.", i + 1);
            if (name is "load" or "i")
                throw new DirectiveException($"#{name} \"{target}\": a page cannot read other files. Run this cell in the notebook.", i + 1);
            if (name.StartsWith('!') && !s_csharp.Contains($"#{name}"))
                throw new DirectiveException($"#{name}: a page runs C# alone, without the magics of a notebook.", i + 1);
            lines[i] = "";
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex("""^\s*#(?<name>r|load|i|![\w#-]+)\b\s*(?:"(?<target>[^"]*)")?""")]
    private static partial Regex Directive();
}
