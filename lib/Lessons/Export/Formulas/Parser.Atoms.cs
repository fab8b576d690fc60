using System.Xml.Linq;

namespace Lessons.Export.Formulas;

/// <summary>What the commands are made of.</summary>
internal sealed partial class Parser
{
    private static Atom OfSymbol(string text, AtomKind kind, AtomKind last) => kind switch
    {
        AtomKind.Large => new(MathMl.Operator(text), kind, Limits: text is not ("∫" or "∬" or "∭" or "∮" or "∯" or "∰")),
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
        if (_lexer.OptionalRawGroup(owner) is not { } index) return MathMl.Element("msqrt", Argument(owner));
        return MathMl.Element("mroot", Argument(owner), Inside(index));
    }

    private XElement Binomial(string owner) => Fenced("(", [Fraction(owner, new XAttribute("linethickness", "0"))], ")");

    private Atom ContinuedFraction(string owner)
    {
        _lexer.OptionalRawGroup(owner);
        return new(MathMl.Element("mfrac", Displayed("true", Argument(owner)), Displayed("true", Argument(owner))));
    }

    private Atom GeneralFraction(string owner)
    {
        var (open, close, thickness, style) = (_lexer.RawGroup(owner).Trim(), _lexer.RawGroup(owner).Trim(), _lexer.RawGroup(owner).Trim(), _lexer.RawGroup(owner).Trim());
        XAttribute[] line = thickness.Length == 0 ? [] : [new("linethickness", LatexText.Length(owner, thickness))];
        var fraction = Fraction(owner, line);
        if (style.Length > 0) fraction = Displayed(style == "0" ? "true" : "false", fraction);
        return new(open.Length + close.Length == 0 ? fraction : Fenced(DelimiterOf(owner, open), [fraction], DelimiterOf(owner, close)));
    }

    private static string DelimiterOf(string owner, string token) => token.Length == 0 ? "." : Symbols.DelimiterByToken.TryGetValue(token, out var delimiter)
        ? delimiter : throw new FormulaException($"{owner} needs a delimiter such as ( or \\{{, not {token}");

    /// <summary>What \mathop makes an operator carries its limits above and below where a displayed formula does; one word is written as an operator's name is.</summary>
    private Atom MadeOperator(string owner)
    {
        var body = Argument(owner);
        return body.Name == "mi" || body.Name == "mtext" ? LimitFunction(body.Value) : new(body, AtomKind.Large, Limits: true);
    }

    private static Atom LimitOf(string name, string mark) => new(MathMl.Wide(name, MathMl.Identifier("lim"), mark), AtomKind.Function, Limits: true);

    private Atom LongArrow(string owner, string arrow)
    {
        var below = _lexer.OptionalRawGroup(owner) is { } latex ? Inside(latex) : null;
        var (line, above) = (MathMl.Operator(arrow, new XAttribute("stretchy", "true")), Widened(Argument(owner)));
        return new(below is null ? MathMl.Element("mover", line, above) : MathMl.Element("munderover", line, Widened(below), above), AtomKind.Relation);

        static XElement Widened(XElement label) => MathMl.Row([MathMl.Space("0.5em"), label, MathMl.Space("0.5em")]);
    }

    private Atom Smashed(string owner)
    {
        var side = _lexer.OptionalRawGroup(owner);
        XAttribute[] sides = side switch { "t" => [new("height", "0")], "b" => [new("depth", "0")], _ => [new("height", "0"), new("depth", "0")] };
        return new(MathMl.Padded(Argument(owner), sides));
    }

    private Atom Enclosed(string open, string owner, string close) => new(MathMl.Element(
        "mrow", Side(open, AtomKind.Open), Argument(owner), Side(close, AtomKind.Close)));

    private static XElement Side(string text, AtomKind side) => text == "|" ? Bar(text).Element : MathMl.Bracket(text, side);

    private Atom Negated(string owner)
    {
        var element = Argument(owner);
        if (element.HasElements) throw new FormulaException($"{owner} needs one sign such as =, not a whole expression");
        return new(MathMl.Operator(element.Value + "\u0338"), AtomKind.Relation);
    }

    private static Atom Length(string owner, string raw) => new(MathMl.Space(LatexText.Length(owner, raw)));

    private Atom BareLength(string owner) => Length(owner, _lexer.RawLength());

    private string Colour(string owner)
    {
        var colour = _lexer.RawArgument(owner).Trim();
        if (colour.Length == 6 && colour.All(char.IsAsciiHexDigit) && colour.Any(char.IsAsciiDigit)) colour = $"#{colour}";
        return colour.Length is > 2 and < 24 && (colour.All(char.IsAsciiLetter) || (colour[0] == '#' && colour.Skip(1).All(char.IsAsciiHexDigit)))
            ? colour
            : throw new FormulaException($"{owner} needs a colour such as red or #aa3300, not {colour}");
    }

    private Atom Tag(string text)
    {
        _tag = text;
        return new(MathMl.Element("mrow"), AtomKind.None);
    }

    private Atom Label(string label)
    {
        _tag ??= _notation.HasLabel(label) ? $"({_notation.NumberOf("\\label", label)})" : null;
        return new(MathMl.Element("mrow"), AtomKind.None);
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
        if (!_lexer.Take("\\right")) throw new FormulaException("a \\left has no \\right after it");
        return new(Fenced(open, body, DelimiterAfter("\\right")), AtomKind.Close);
    }

    private static XElement Fenced(string open, List<XElement> body, string close) =>
        MathMl.Element("mrow", MathMl.Fence(open, "prefix"), body, MathMl.Fence(close, "postfix"));

    private string DelimiterAfter(string owner)
    {
        var token = _lexer.PeekInk();
        if (!Symbols.DelimiterByToken.TryGetValue(token, out var delimiter))
            throw new FormulaException($"{owner} needs a delimiter such as ( or \\{{, not {(token.Length == 0 ? "the end" : token)}");
        _lexer.Next();
        return delimiter;
    }
}
