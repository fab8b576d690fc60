using System.Text;
using System.Text.RegularExpressions;

namespace Lessons.Execution.Kernel;

/// <summary>A cell as its author wrote it, and as the engine gets it.</summary>
/// <param name="Text">The cell.</param>
/// <param name="Number">Its place among the cells that ran, from 1.</param>
internal sealed partial record CellSource(string Text, int Number)
{
    /// <summary>What the compiler and the runtime call the cell.</summary>
    public string Name { get; } = $"cell {Number}";

    /// <summary>The cell's C# with its name and its line numbers written into it.</summary>
    /// <remarks>The engine takes lines that begin with <c>#!</c> and packages out and compiles what is between them, so each piece says where it stands.</remarks>
    public string Numbered
    {
        get
        {
            if (!Taken().IsMatch(Text))
                return $"{Line(1)}{Text}";
            var numbered = new StringBuilder();
            var isKnown = false;
            var lines = Text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                var isDirective = Directive().IsMatch(lines[i]);
                if (!isKnown && !isDirective)
                    numbered.Append(Line(i + 1));
                isKnown = !isDirective;
                numbered.Append(lines[i]).Append('\n');
            }
            return numbered.ToString();
        }
    }

    /// <summary>The line that begins with a text, from 1; the first if none does.</summary>
    public int LineOf(string start) => Math.Max(0, Array.FindIndex(Text.Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal))) + 1;

    private string Line(int number) => $"#line {number} \"{Name}\"\n";

    [GeneratedRegex("""^#(!|i\b|r\s+"nuget)""", RegexOptions.Multiline)]
    private static partial Regex Taken();

    [GeneratedRegex(@"^#(!|[ir]\b)")]
    private static partial Regex Directive();
}
