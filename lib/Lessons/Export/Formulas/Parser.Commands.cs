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
        if (Symbols.Accents.TryGetValue(name, out var accent)) return new(MathMl.Accent(Argument(token), accent, wide: false));
        if (Symbols.WideAccents.TryGetValue(name, out accent)) return new(MathMl.Accent(Argument(token), accent, wide: true));
        if (Symbols.Sizes.TryGetValue(name, out var size)) return Sized(token, size);
        if (Alphabet.Knows(token)) return new(Alphabet.Apply(token, Argument(token)));
        return token switch
        {
            "\\frac" => new(Fraction(token)),
            "\\dfrac" => new(Displayed("true", Fraction(token))),
            "\\tfrac" => new(Displayed("false", Fraction(token))),
            "\\binom" => new(Fenced("(", [Fraction(token, new XAttribute("linethickness", "0"))], ")")),
            "\\sqrt" => new(Root(token)),
            "\\text" or "\\textrm" or "\\textnormal" or "\\mbox" => new(MathMl.Text(LatexText.Read(lexer.RawGroup(token)))),
            "\\textbf" or "\\textit" or "\\texttt" => new(Styled(token)),
            "\\operatorname" => new(MathMl.Identifier(LatexText.Read(lexer.RawGroup(token)), upright: true), AtomKind.Function),
            "\\operatorname*" => LimitFunction(LatexText.Read(lexer.RawGroup(token))),
            "\\underline" => new(MathMl.Wide("munder", Argument(token), "_")),
            "\\overbrace" => new(MathMl.Wide("mover", Argument(token), "⏞"), AtomKind.Ordinary, Limits: true),
            "\\underbrace" => new(MathMl.Wide("munder", Argument(token), "⏟"), AtomKind.Ordinary, Limits: true),
            "\\overset" or "\\stackrel" => Stacked("mover", token),
            "\\underset" => Stacked("munder", token),
            "\\phantom" => new(MathMl.Element("mphantom", Argument(token))),
            "\\boxed" => new(MathMl.Element("mrow", new XAttribute("class", "boxed"), Argument(token))),
            "\\hspace" => new(MathMl.Space(LatexText.Length(token, lexer.RawGroup(token))), last),
            "\\pmod" => new(MathMl.Element("mrow", MathMl.Space("0.444em"), MathMl.Bracket("(", AtomKind.Open),
                MathMl.Identifier("mod"), MathMl.Space("0.333em"), Argument(token), MathMl.Bracket(")", AtomKind.Close))),
            "\\not" => new(MathMl.Operator(Argument(token).Value + "\u0338"), AtomKind.Relation),
            "\\left" => Fence(),
            "\\middle" => new(MathMl.Fence(DelimiterAfter(token), "infix"), AtomKind.Relation),
            "\\begin" => new(Environment(lexer.RawGroup(token))),
            "\\substack" => new(Substack(token)),
            "\\right" => throw new FormulaException("a \\right has no \\left before it"),
            "\\end" => throw new FormulaException($"\\end{{{lexer.RawGroup(token)}}} has no \\begin before it"),
            _ => throw new FormulaException($"the command {token} is unknown; write it with commands from Export/Formulas/Symbols.cs or add it there"),
        };
    }

    private static Atom OfSymbol(string text, AtomKind kind, AtomKind last) => kind switch
    {
        AtomKind.Large => new(MathMl.Operator(text), kind, Limits: text is not ("∫" or "∬" or "∮")),
        AtomKind.Binary when text is "±" or "∓" => Signed(text, last),
        AtomKind.Binary or AtomKind.Relation => new(MathMl.Operator(text, new XAttribute("stretchy", "false")), kind),
        _ when char.IsLetter(text, 0) => new(MathMl.Identifier(text, upright: text[0] is >= 'Α' and <= 'Ω')),
        _ when text is "∞" or "∂" or "∇" or "∅" or "…" or "⋯" or "⋮" or "⋱" or "°" => new(MathMl.Identifier(text, upright: true)),
        _ => new(MathMl.Operator(text, new("lspace", "0"), new("rspace", "0"))),
    };

    private static Atom LimitFunction(string name) => new(
        MathMl.Operator(name, new("movablelimits", "true"), new("lspace", "0"), new("rspace", "0")), AtomKind.Function, Limits: true);

    private static Atom Delimiter(string text) => text switch
    {
        "{" or "⟨" or "⌊" or "⌈" => new(MathMl.Bracket(text, AtomKind.Open), AtomKind.Open),
        "}" or "⟩" or "⌋" or "⌉" => new(MathMl.Bracket(text, AtomKind.Close), AtomKind.Close),
        "↑" or "↓" => new(MathMl.Operator(text, new XAttribute("stretchy", "false")), AtomKind.Relation),
        _ => Bar(text),
    };

    private XElement Fraction(string owner, params XAttribute[] attributes) =>
        MathMl.Element("mfrac", attributes, Argument(owner), Argument(owner));

    private static XElement Displayed(string display, XElement body) => MathMl.Element("mstyle", new XAttribute("displaystyle", display), body);

    private XElement Root(string owner)
    {
        if (lexer.OptionalRawGroup(owner) is not { } index) return MathMl.Element("msqrt", Argument(owner));
        return MathMl.Element("mroot", Argument(owner), MathMl.Row(new Parser(index) { depth = depth }.Row("")));
    }

    private XElement Styled(string token)
    {
        var text = MathMl.Text(LatexText.Read(lexer.RawGroup(token)));
        text.SetAttributeValue("class", token[1..]);
        return text;
    }

    private Atom Stacked(string name, string owner)
    {
        var mark = Argument(owner);
        return new(MathMl.Element(name, Argument(owner), mark), AtomKind.Relation);
    }

    private Atom Sized(string token, string size)
    {
        var form = token[^1] switch { 'l' => "prefix", 'r' => "postfix", _ => "infix" };
        var fence = MathMl.Fence(DelimiterAfter(token), form);
        fence.Add(new XAttribute("minsize", size), new XAttribute("maxsize", size));
        return new(fence, form switch { "prefix" => AtomKind.Open, "postfix" => AtomKind.Close, _ => AtomKind.Ordinary });
    }

    private Atom Fence()
    {
        var open = DelimiterAfter("\\left");
        var body = Row("\\right", "");
        if (!lexer.Take("\\right")) throw new FormulaException("a \\left has no \\right after it");
        return new(Fenced(open, body, DelimiterAfter("\\right")), AtomKind.Close);
    }

    private static XElement Fenced(string open, List<XElement> body, string close) =>
        MathMl.Element("mrow", MathMl.Fence(open, "prefix"), body, MathMl.Fence(close, "postfix"));

    private string DelimiterAfter(string owner)
    {
        var token = lexer.PeekInk();
        if (!Symbols.DelimiterByToken.TryGetValue(token, out var delimiter))
            throw new FormulaException($"{owner} needs a delimiter such as ( or \\{{, not {(token.Length == 0 ? "the end" : token)}");
        lexer.Next();
        return delimiter;
    }
}
