using System.Text;

namespace Lessons.Export.Formulas;

/// <summary>A command that a formula defined.</summary>
/// <param name="Arguments">How many arguments it takes.</param>
/// <param name="Default">The first argument where none is given in brackets; null if it is not optional.</param>
/// <param name="Body">What it stands for, with #1, #2 … for its arguments.</param>
internal sealed record Macro(int Arguments, string? Default, string Body)
{
    /// <summary>The body with the arguments in their places.</summary>
    public string With(IReadOnlyList<string> arguments)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Body.Length; i++)
        {
            if (Body[i] == '#' && i + 1 < Body.Length && Body[i + 1] - '1' is var n and >= 0 && n < arguments.Count)
            {
                text.Append(arguments[n]);
                i++;
            }
            else text.Append(Body[i]);
        }

        return text.ToString();
    }
}
