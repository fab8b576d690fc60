using System.Xml.Linq;

namespace Lessons.Export.Formulas;

internal sealed partial class Parser
{
    private Atom Command(string token, AtomKind last)
    {
        var name = token[1..];
        if (Symbols.Spaces.TryGetValue(name, out var width)) return new(MathMl.Space(width), last);
        if (Symbols.DelimiterByToken.TryGetValue(token, out var delimiter)) return Delimiter(delimiter);
        if (Symbols.ByName.TryGetValue(name, out var symbol)) return OfSymbol(symbol.Text, symbol.Kind, last);
        if (Symbols.Functions.Contains(name)) return new(MathMl.Identifier(name), AtomKind.Function);
        if (Symbols.LimitFunctions.Contains(name)) return LimitFunction(name.Replace("arg", "arg\u2009").Replace("lims", "lim\u2009s").Replace("limi", "lim\u2009i"));
        if (_notation.Macros.TryGetValue(token, out var macro)) return Expand(token, macro, last);
        if (Symbols.Accents.TryGetValue(name, out var accent)) return new(MathMl.Accent(Argument(token), accent, wide: false));
        if (Symbols.WideAccents.TryGetValue(name, out accent)) return new(MathMl.Accent(Argument(token), accent, wide: true));
        if (Symbols.Sizes.TryGetValue(name, out var size)) return Sized(token, size);
        if (Alphabet.Knows(token)) return new(Alphabet.Apply(token, Argument(token)));
        if (Symbols.WideMarksBelow.TryGetValue(name, out accent)) return new(MathMl.Wide("munder", Argument(token), accent));
        if (Symbols.Braces.TryGetValue(name, out var brace)) return new(MathMl.Wide(name[0] == 'o' ? "mover" : "munder", Argument(token), brace), AtomKind.Ordinary, Limits: true);
        if (Symbols.LongArrows.TryGetValue(name, out var arrow)) return LongArrow(token, arrow);
        if (s_commands.TryGetValue(name, out var command)) return command(this, token);
        throw new FormulaException($"the command {token} is unknown; write it with commands from Export/Formulas/Symbols.cs or add it there");
    }

    /// <summary>Whether a command, given without its backslash, is one of those that are more than a symbol.</summary>
    public static bool Knows(string name) => s_commands.ContainsKey(name) || Alphabet.Knows($"\\{name}") || s_switches.ContainsKey(name) || s_definitions.Contains(name);

    private static readonly Dictionary<string, Func<Parser, string, Atom>> s_commands = new()
    {
        ["frac"] = (p, token) => new(p.Fraction(token)),
        ["dfrac"] = (p, token) => new(Displayed("true", p.Fraction(token))),
        ["tfrac"] = (p, token) => new(Displayed("false", p.Fraction(token))),
        ["cfrac"] = (p, token) => p.ContinuedFraction(token),
        ["genfrac"] = (p, token) => p.GeneralFraction(token),
        ["binom"] = (p, token) => new(p.Binomial(token)),
        ["dbinom"] = (p, token) => new(Displayed("true", p.Binomial(token))),
        ["tbinom"] = (p, token) => new(Displayed("false", p.Binomial(token))),
        ["sqrt"] = (p, token) => new(p.Root(token)),
        ["text"] = Words,
        ["textrm"] = Words,
        ["textnormal"] = Words,
        ["mbox"] = Words,
        ["hbox"] = Words,
        ["textup"] = Words,
        ["textmd"] = Words,
        ["textbf"] = Words,
        ["textit"] = Words,
        ["texttt"] = Words,
        ["textsf"] = Words,
        ["emph"] = Words,
        ["operatorname"] = (p, token) => new(MathMl.Identifier(LatexText.Read(p._lexer.RawGroup(token)), upright: true), AtomKind.Function),
        ["operatorname*"] = (p, token) => LimitFunction(LatexText.Read(p._lexer.RawGroup(token))),
        ["operatornamewithlimits"] = (p, token) => LimitFunction(LatexText.Read(p._lexer.RawGroup(token))),
        ["mathop"] = (p, token) => p.MadeOperator(token),
        ["mathbin"] = (p, token) => new(p.Argument(token), AtomKind.Binary),
        ["mathrel"] = (p, token) => new(p.Argument(token), AtomKind.Relation),
        ["mathord"] = (p, token) => new(p.Argument(token)),
        ["mathinner"] = (p, token) => new(p.Argument(token)),
        ["mathopen"] = (p, token) => new(p.Argument(token), AtomKind.Open),
        ["mathclose"] = (p, token) => new(p.Argument(token), AtomKind.Close),
        ["mathpunct"] = (p, token) => new(p.Argument(token), AtomKind.Punctuation),
        ["varlimsup"] = (_, _) => LimitOf("mover", "¯"),
        ["varliminf"] = (_, _) => LimitOf("munder", "_"),
        ["overset"] = (p, token) => p.Stacked("mover", token),
        ["stackrel"] = (p, token) => p.Stacked("mover", token),
        ["underset"] = (p, token) => p.Stacked("munder", token),
        ["substack"] = (p, token) => new(p.Substack(token)),
        ["phantom"] = (p, token) => new(MathMl.Element("mphantom", p.Argument(token))),
        ["hphantom"] = (p, token) => new(MathMl.Padded(MathMl.Element("mphantom", p.Argument(token)), new("height", "0"), new("depth", "0"))),
        ["vphantom"] = (p, token) => new(MathMl.Padded(MathMl.Element("mphantom", p.Argument(token)), new XAttribute("width", "0"))),
        ["mathstrut"] = (_, _) => new(MathMl.Padded(MathMl.Element("mphantom", MathMl.Operator("(")), new XAttribute("width", "0"))),
        ["strut"] = (_, _) => new(MathMl.Padded(MathMl.Element("mphantom", MathMl.Operator("(")), new XAttribute("width", "0"))),
        ["smash"] = (p, token) => p.Smashed(token),
        ["mathrlap"] = (p, token) => new(MathMl.Padded(p.Argument(token), new XAttribute("width", "0"))),
        ["rlap"] = (p, token) => new(MathMl.Padded(Words(p, token).Element, new XAttribute("width", "0"))),
        ["mathclap"] = (p, token) => new(p.Argument(token)),
        ["boxed"] = (p, token) => new(MathMl.Classed("boxed", p.Argument(token))),
        ["fbox"] = (p, token) => new(MathMl.Classed("boxed", Words(p, token).Element)),
        ["cancel"] = (p, token) => new(MathMl.Classed("cancel", p.Argument(token))),
        ["bcancel"] = (p, token) => new(MathMl.Classed("cancel back", p.Argument(token))),
        ["xcancel"] = (p, token) => new(MathMl.Classed("cancel", MathMl.Classed("cancel back", p.Argument(token)))),
        ["sout"] = (p, token) => new(MathMl.Classed("cancel level", p.Argument(token))),
        ["textcolor"] = (p, token) => new(MathMl.Coloured(p.Colour(token), p.Argument(token))),
        ["colorbox"] = (p, token) => new(MathMl.Element("mstyle", new XAttribute("mathbackground", p.Colour(token)), Words(p, token).Element)),
        ["hspace"] = (p, token) => Length(token, p._lexer.RawGroup(token)),
        ["hspace*"] = (p, token) => Length(token, p._lexer.RawGroup(token)),
        ["kern"] = (p, token) => p.BareLength(token),
        ["mkern"] = (p, token) => p.BareLength(token),
        ["hskip"] = (p, token) => p.BareLength(token),
        ["mskip"] = (p, token) => p.BareLength(token),
        ["bmod"] = (_, last) => OfSymbol("mod", AtomKind.Binary, AtomKind.Ordinary),
        ["pmod"] = (p, token) => new(MathMl.Element("mrow", MathMl.Space("0.444em"), MathMl.Bracket("(", AtomKind.Open),
            MathMl.Identifier("mod"), MathMl.Space("0.333em"), p.Argument(token), MathMl.Bracket(")", AtomKind.Close))),
        ["pod"] = (p, token) => new(MathMl.Element("mrow", MathMl.Space("0.444em"), MathMl.Bracket("(", AtomKind.Open), p.Argument(token), MathMl.Bracket(")", AtomKind.Close))),
        ["mod"] = (p, token) => new(MathMl.Element("mrow", MathMl.Space("0.444em"), MathMl.Identifier("mod"), MathMl.Space("0.333em"), p.Argument(token))),
        ["not"] = (p, token) => p.Negated(token),
        ["bra"] = (p, token) => p.Enclosed("⟨", token, "|"),
        ["ket"] = (p, token) => p.Enclosed("|", token, "⟩"),
        ["braket"] = (p, token) => p.Enclosed("⟨", token, "⟩"),
        ["Bra"] = (p, token) => new(Fenced("⟨", [p.Argument(token)], "|")),
        ["Ket"] = (p, token) => new(Fenced("|", [p.Argument(token)], "⟩")),
        ["set"] = (p, token) => p.Enclosed("{", token, "}"),
        ["Set"] = (p, token) => new(Fenced("{", [p.Argument(token)], "}")),
        ["left"] = (p, _) => p.Fence(),
        ["middle"] = (p, token) => new(MathMl.Fence(p.DelimiterAfter(token), "infix"), AtomKind.Relation),
        ["begin"] = (p, token) => new(p.Environment(p._lexer.RawGroup(token).Trim())),
        ["tag"] = (p, token) => p.Tag($"({LatexText.Read(p._lexer.RawGroup(token))})"),
        ["tag*"] = (p, token) => p.Tag(LatexText.Read(p._lexer.RawGroup(token))),
        ["label"] = (p, token) => p.Label(p._lexer.RawGroup(token)),
        ["ref"] = (p, token) => new(MathMl.Text(p._notation.NumberOf(token, p._lexer.RawGroup(token)))),
        ["eqref"] = (p, token) => new(MathMl.Text($"({p._notation.NumberOf(token, p._lexer.RawGroup(token))})")),
        ["nonumber"] = Nothing,
        ["notag"] = Nothing,
        ["limits"] = Nothing,
        ["nolimits"] = Nothing,
        ["relax"] = Nothing,
        ["allowbreak"] = Nothing,
        ["nobreak"] = Nothing,
        ["TeX"] = (_, _) => new(MathMl.Text("TeX")),
        ["LaTeX"] = (_, _) => new(MathMl.Text("LaTeX")),
        ["right"] = (_, _) => throw new FormulaException("a \\right has no \\left before it"),
        ["end"] = (p, token) => throw new FormulaException($"\\end{{{p._lexer.RawGroup(token)}}} has no \\begin before it"),
    };

    private static Atom Nothing(Parser parser, string token) => new(MathMl.Element("mrow"), AtomKind.None);

    private static Atom Words(Parser parser, string token) => new(LatexText.Elements(parser._lexer.RawGroup(token), StyleOf(token), latex => parser.Inside(latex)));

    private static string StyleOf(string token) => token is "\\textbf" or "\\textit" or "\\texttt" or "\\textsf" ? token[1..] : token == "\\emph" ? "textit" : "";

    /// <summary>A formula within this one.</summary>
    private XElement Inside(string latex) => MathMl.Row(new Parser(latex, _notation) { _depth = _depth }.Row(""));
}
