using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Lessons.Export.Formulas;

/// <summary>Reads the parts of LaTeX that are not formulas: words and lengths.</summary>
internal static partial class LatexText
{
    private static readonly Dictionary<string, string> s_marks = new()
    {
        ["'"] = "\u0301",
        ["`"] = "\u0300",
        ["^"] = "\u0302",
        ["\""] = "\u0308",
        ["~"] = "\u0303",
        ["="] = "\u0304",
        ["."] = "\u0307",
    };

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
            else text.Append(Escape(raw, ref i));
        }

        return text.Replace("---", "—").Replace("--", "–").ToString();
    }

    /// <summary>The words of <c>\text{…}</c> with the formulas and styles within them.</summary>
    /// <param name="raw">What stands between the braces.</param>
    /// <param name="style">The class of the words, such as textbf; "" for none.</param>
    /// <param name="formula">Reads a formula between dollars.</param>
    public static XElement Elements(string raw, string style, Func<string, XElement> formula)
    {
        var parts = new List<XElement>();
        var read = 0;
        foreach (Match part in Part().Matches(raw))
        {
            Words(raw[read..part.Index]);
            read = part.Index + part.Length;
            if (part.Groups["formula"] is { Success: true } inner) parts.Add(formula(inner.Value));
            else parts.Add(Elements(part.Groups["words"].Value, part.Groups["command"].Value is var name && name is "emph" ? "textit" : name is "textbf" or "textit" or "texttt" or "textsf" ? name : style, formula));
        }

        Words(raw[read..]);
        return parts.Count == 0 ? MathMl.Text("") : MathMl.Row(parts);

        void Words(string words)
        {
            if (words.Length == 0) return;
            var text = MathMl.Text(Read(words));
            if (style.Length > 0) text.SetAttributeValue("class", style);
            parts.Add(text);
        }
    }

    /// <summary>A length such as 4pt or 0.5em, as CSS writes it.</summary>
    public static string Length(string owner, string raw)
    {
        if (!LengthShape().IsMatch(raw)) throw new FormulaException($"{owner} needs a length such as 4pt or 0.5em, not {raw}");
        var length = raw.Trim().TrimStart('+');
        // A mu is an eighteenth of an em, which CSS does not know.
        return length.EndsWith("mu", StringComparison.Ordinal)
            ? $"{(double.Parse(length[..^2], CultureInfo.InvariantCulture) / 18).ToString("0.###", CultureInfo.InvariantCulture)}em"
            : length;
    }

    private static string Escape(string raw, ref int i)
    {
        if (++i == raw.Length) return " ";
        var escaped = raw[i];
        switch (escaped)
        {
            case ',': return "\u2009";
            case ';' or ':' or '!': return escaped == '!' ? "" : "\u2005";
            case '%' or '&' or '#' or '_' or '$' or '{' or '}' or ' ': return escaped.ToString();
            case '\\': return " ";
        }

        if (s_marks.TryGetValue(escaped.ToString(), out var mark) && Marked().Match(raw, i + 1) is { Success: true } letter)
        {
            i += letter.Length;
            return letter.Groups[1].Value + mark;
        }

        var name = Name().Match(raw, i).Value;
        if (name.Length == 0) throw new FormulaException($"the command \\{escaped} is unknown inside \\text");
        i += name.Length - 1;
        if (i + 1 < raw.Length && raw[i + 1] == ' ') i++;
        return name switch
        {
            "quad" => "\u2003",
            "qquad" => "\u2003\u2003",
            "ldots" or "dots" or "textellipsis" => "…",
            "textendash" => "–",
            "textemdash" => "—",
            "textbackslash" => "\\",
            "textasciitilde" => "~",
            "textasciicircum" => "^",
            "textdegree" => "°",
            "ss" => "ß",
            "o" => "ø",
            "aa" => "å",
            "ae" => "æ",
            "S" => "§",
            _ => throw new FormulaException($"the command \\{name} is unknown inside \\text"),
        };
    }

    [GeneratedRegex(@"^\s*[-+]?\d*\.?\d+\s*(pt|em|ex|px|mm|cm|mu|in)\s*$")]
    private static partial Regex LengthShape();

    /// <summary>A formula between dollars or \( and \), or words in a style.</summary>
    [GeneratedRegex(@"(?<!\\)\$(?<formula>(?:\\.|[^$\\])+)\$|\\\((?<formula>.+?)\\\)|\\(?<command>textbf|textit|texttt|textsf|textrm|textnormal|textup|textmd|text|mbox|emph)\s*\{(?<words>(?:[^{}]|\{[^{}]*\})*)\}", RegexOptions.Singleline)]
    private static partial Regex Part();

    [GeneratedRegex(@"\G\{?([A-Za-z])\}?")]
    private static partial Regex Marked();

    [GeneratedRegex(@"\G[A-Za-z]+")]
    private static partial Regex Name();
}
