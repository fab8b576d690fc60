using System.Xml.Linq;

namespace Lessons.Export.Formulas;

/// <summary>What changes the rest of a group, stands between two halves of one, or defines a command.</summary>
internal sealed partial class Parser
{
    /// <summary>The commands that hold from where they stand to the end of their group.</summary>
    private static readonly Dictionary<string, Func<Parser, string, string[], XElement>> s_switches = new()
    {
        ["displaystyle"] = (p, _, ends) => Displayed("true", p.Row(ends)),
        ["textstyle"] = (p, _, ends) => Displayed("false", p.Row(ends)),
        ["scriptstyle"] = (p, _, ends) => Small("1", p.Row(ends)),
        ["scriptscriptstyle"] = (p, _, ends) => Small("2", p.Row(ends)),
        ["rm"] = (p, _, ends) => Alphabet.Apply("\\mathrm", MathMl.Row(p.Row(ends))),
        ["bf"] = (p, _, ends) => Alphabet.Apply("\\mathbf", MathMl.Row(p.Row(ends))),
        ["it"] = (p, _, ends) => Alphabet.Apply("\\mathit", MathMl.Row(p.Row(ends))),
        ["cal"] = (p, _, ends) => Alphabet.Apply("\\mathcal", MathMl.Row(p.Row(ends))),
        ["sf"] = (p, _, ends) => Alphabet.Apply("\\mathsf", MathMl.Row(p.Row(ends))),
        ["tt"] = (p, _, ends) => Alphabet.Apply("\\mathtt", MathMl.Row(p.Row(ends))),
        ["color"] = (p, token, ends) => MathMl.Coloured(p.Colour(token), MathMl.Row(p.Row(ends))),
        ["tiny"] = Sized,
        ["scriptsize"] = Sized,
        ["footnotesize"] = Sized,
        ["small"] = Sized,
        ["normalsize"] = Sized,
        ["large"] = Sized,
        ["Large"] = Sized,
        ["LARGE"] = Sized,
        ["huge"] = Sized,
        ["Huge"] = Sized,
    };

    private static readonly HashSet<string> s_definitions =
        ["newcommand", "renewcommand", "providecommand", "def", "gdef", "DeclareMathOperator", "DeclareMathOperator*", "over", "atop", "choose", "brace", "brack"];

    private static XElement Sized(Parser parser, string token, string[] ends) =>
        MathMl.Element("mstyle", new XAttribute("mathsize", Symbols.TextSizes[token[1..]]), parser.Row(ends));

    private static XElement Displayed(string display, List<XElement> row) => MathMl.Element("mstyle", new XAttribute("displaystyle", display), row);

    private static XElement Small(string level, List<XElement> row) =>
        MathMl.Element("mstyle", new XAttribute("displaystyle", "false"), new XAttribute("scriptlevel", level), row);

    /// <summary>What TeX writes between numerator and denominator: all before it in the group is above, all after it below.</summary>
    private XElement? Infix(string token, List<XElement> above, string[] ends)
    {
        if (token is not ("\\over" or "\\atop" or "\\choose" or "\\brace" or "\\brack")) return null;
        if (above.Count == 0) throw new FormulaException($"{token} has nothing before it");
        var below = Row(ends);
        if (below.Count == 0) throw new FormulaException($"{token} has nothing after it");
        XAttribute[] line = token == "\\over" ? [] : [new("linethickness", "0")];
        var fraction = MathMl.Element("mfrac", line, MathMl.Row(above), MathMl.Row(below));
        return token switch
        {
            "\\choose" => Fenced("(", [fraction], ")"),
            "\\brace" => Fenced("{", [fraction], "}"),
            "\\brack" => Fenced("[", [fraction], "]"),
            _ => fraction,
        };
    }

    /// <summary>Takes a definition, which the formulas after it know too.</summary>
    private bool Define(string token)
    {
        switch (token)
        {
            case "\\newcommand" or "\\renewcommand" or "\\providecommand":
                var name = NameAfter(token, _lexer.RawArgument(token));
                var count = _lexer.OptionalRawGroup(token) is not { } number ? 0
                    : int.TryParse(number, out var n) && n is >= 0 and <= 9 ? n : throw new FormulaException($"{token}{{{name}}} has [{number}] where a number of arguments from 0 to 9 should be");
                var first = _lexer.OptionalRawGroup(token);
                _notation.Macros[name] = new(count, first, _lexer.RawArgument(token));
                return true;
            case "\\def" or "\\gdef":
                name = NameAfter(token, _lexer.RawArgument(token));
                var parameters = _lexer.RawUpTo("{");
                _notation.Macros[name] = new(parameters.Count(c => c == '#'), null, _lexer.RawArgument(token));
                return true;
            case "\\DeclareMathOperator" or "\\DeclareMathOperator*":
                name = NameAfter(token, _lexer.RawArgument(token));
                _notation.Macros[name] = new(0, null, $"\\operatorname{(token[^1] == '*' ? "*" : "")}{{{_lexer.RawArgument(token)}}}");
                return true;
            default: return false;
        }
    }

    private static string NameAfter(string owner, string name) => name.Trim() is ['\\', _, ..] trimmed
        ? trimmed
        : throw new FormulaException($"{owner} needs the name of a command such as \\R, not {name}");

    private Atom Expand(string token, Macro macro, AtomKind last)
    {
        var arguments = new List<string>();
        for (var i = 0; i < macro.Arguments; i++)
            arguments.Add(i == 0 && macro.Default is not null ? _lexer.OptionalRawGroup(token) ?? macro.Default : _lexer.RawArgument(token));
        // The braces keep what the command stands for one argument, as \frac\R2 needs it; a lone operator stays one to its neighbours.
        var body = macro.With(arguments);
        _lexer.Insert(token, body.StartsWith("\\operatorname", StringComparison.Ordinal) ? body : $"{{{body}}}");
        return Read(_lexer.Next(), last);
    }
}
