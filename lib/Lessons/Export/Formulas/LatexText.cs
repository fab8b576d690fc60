using System.Text;
using System.Text.RegularExpressions;

namespace Lessons.Export.Formulas;

/// <summary>Reads the parts of LaTeX that are not formulas: words and lengths.</summary>
internal static partial class LatexText
{
    /// <summary>The words of <c>\text{…}</c>, its escapes resolved.</summary>
    public static string Read(string raw)
    {
        var text = new StringBuilder();
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '$') throw new FormulaException("a $ stands inside \\text; close the text before it");
            if (raw[i] is '{' or '}') continue;
            if (raw[i] == '~') text.Append('\u00a0');
            else if (raw[i] != '\\') text.Append(raw[i]);
            else
            {
                var escaped = ++i < raw.Length ? raw[i] : ' ';
                text.Append(escaped switch
                {
                    ',' => '\u2009',
                    '%' or '&' or '#' or '_' or '$' or '{' or '}' or ' ' => escaped,
                    _ => throw new FormulaException($"the command \\{escaped} is unknown inside \\text"),
                });
            }
        }

        return text.ToString();
    }

    /// <summary>A length such as 4pt or 0.5em, as CSS writes it.</summary>
    public static string Length(string owner, string raw) => LengthShape().IsMatch(raw)
        ? raw.Trim()
        : throw new FormulaException($"{owner} needs a length such as 4pt or 0.5em, not {raw}");

    [GeneratedRegex(@"^\s*-?\d*\.?\d+(pt|em|ex|px|mm|cm)\s*$")]
    private static partial Regex LengthShape();
}
