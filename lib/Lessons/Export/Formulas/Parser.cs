using System.Text;
using System.Xml.Linq;

namespace Lessons.Export.Formulas;

/// <summary>Reads LaTeX into MathML elements: rows of atoms, each with its scripts. The commands are in <c>Parser.Commands.cs</c>.</summary>
internal sealed partial class Parser(string latex, Notation notation)
{
    private const int DeepestNesting = 200;
    private readonly Lexer _lexer = new(latex);
    private readonly Notation _notation = notation;
    private int _depth;

    /// <summary>What stands at the end of the line that is being read: its number in parentheses.</summary>
    private string? _tag;

    private readonly record struct Atom(XElement Element, AtomKind Kind = AtomKind.Ordinary, bool Limits = false);

    /// <summary>Reads the whole formula; \\ between its parts makes lines.</summary>
    public IReadOnlyList<XElement> Formula()
    {
        var row = Row("\\\\", "");
        if (_lexer.Peek() == "\\\\") return [Lines(row)];
        if (_tag is not null) row.AddRange([MathMl.Space("2em"), MathMl.Text(_tag)]);
        return row;
    }

    private List<XElement> Row(params string[] ends)
    {
        Enter();
        var row = new List<XElement>();
        var last = AtomKind.None;
        while (!ends.Contains(_lexer.PeekInk()))
        {
            var token = _lexer.Next();
            if (s_switches.TryGetValue(token.TrimStart('\\'), out var change) && token.Length > 1)
            {
                row.Add(change(this, token, ends));
                break;
            }

            if (Infix(token, row, ends) is { } whole)
            {
                row = [whole];
                break;
            }

            if (Define(token)) continue;
            var atom = Scripts(Read(token, last));
            if (atom is { Kind: AtomKind.None, Element: { Name.LocalName: "mrow", HasElements: false } }) continue;
            if (NeedsThinSpace(last, atom.Kind)) row.Add(MathMl.Space("0.167em"));
            row.Add(atom.Element);
            if (atom.Kind == AtomKind.Function) row.Add(MathMl.ApplyFunction());
            last = atom.Kind;
        }

        _depth--;
        return row;
    }

    /// <summary>A stack that overflows would end the process, so depth has a limit.</summary>
    private void Enter()
    {
        if (++_depth > DeepestNesting) throw new FormulaException($"the formula is nested more than {DeepestNesting} deep; split it");
    }

    /// <summary>One token with what belongs to it, without scripts. A sign after an operator is a sign of its operand.</summary>
    private Atom Read(string token, AtomKind last)
    {
        Enter();
        var atom = ReadInside(token, last);
        _depth--;
        return atom;
    }

    private Atom ReadInside(string token, AtomKind last)
    {
        switch (token)
        {
            case "": throw new FormulaException("the formula ends where an argument should be");
            case "}": throw new FormulaException("a } has no { before it");
            case "&" or "\\\\": throw new FormulaException($"{token} stands outside of an environment such as aligned");
            case "^" or "_" or "'": return Scripts(new(MathMl.Element("mrow")), token);
            case "{":
                var group = MathMl.Row(Row("}", ""));
                if (!_lexer.Take("}")) throw new FormulaException("a { has no } after it");
                return new(group);
        }

        if (token[0] == '\\') return Command(token, last);
        if (char.IsAsciiDigit(token[0])) return new(MathMl.Element("mn", Number(token)));
        return Character(token, last);
    }

    private static Atom Character(string token, AtomKind last) => token switch
    {
        "-" => Signed("−", last),
        "+" => Signed("+", last),
        "*" => new(MathMl.Operator("∗"), AtomKind.Binary),
        "/" => new(MathMl.Operator("/", new("lspace", "0"), new("rspace", "0"))),
        "=" or "<" or ">" or ":" => new(MathMl.Operator(token), AtomKind.Relation),
        "," or ";" => new(MathMl.Operator(token), AtomKind.Punctuation),
        "\"" => new(MathMl.Operator("″")),
        "@" => new(MathMl.Text("@")),
        "." => new(MathMl.Operator(token, new("lspace", "0"), new("rspace", "0"))),
        "!" => new(MathMl.Operator(token, new("lspace", "0"), new("rspace", "0")), AtomKind.Close),
        "(" or "[" => new(MathMl.Bracket(token, AtomKind.Open), AtomKind.Open),
        ")" or "]" or "?" => new(MathMl.Bracket(token, AtomKind.Close), AtomKind.Close),
        "|" => Bar("|"),
        "~" => new(MathMl.Space("0.25em")),
        _ when Rune.IsLetter(Rune.GetRuneAt(token, 0)) => new(MathMl.Identifier(token)),
        _ when token[0] < 128 => throw new FormulaException($"the character {token} has no meaning in a formula"),
        _ => Foreign(token, last),
    };

    /// <summary>A symbol written as itself, θ ← θ − α, means what its command means.</summary>
    private static Atom Foreign(string token, AtomKind last) =>
        Symbols.ByName.Values.FirstOrDefault(symbol => symbol.Text == token) is { Text: not null } symbol
            ? OfSymbol(symbol.Text, symbol.Kind, last)
            : token == "−" ? Signed("−", last) : new(MathMl.Operator(token));

    private static Atom Bar(string text) => new(MathMl.Operator(text, new("stretchy", "false"), new("lspace", "0"), new("rspace", "0")));

    private static Atom Signed(string text, AtomKind last) =>
        last is AtomKind.Ordinary or AtomKind.Close ? new(MathMl.Operator(text, new XAttribute("form", "infix")), AtomKind.Binary)
        : new(MathMl.Operator(text, new("form", "prefix"), new("lspace", "0"), new("rspace", "0")), AtomKind.Binary);

    private static bool NeedsThinSpace(AtomKind left, AtomKind right) =>
        (left == AtomKind.Function && right is AtomKind.Ordinary or AtomKind.Large or AtomKind.Function)
        || (left is AtomKind.Ordinary or AtomKind.Close && right == AtomKind.Function);

    private string Number(string first)
    {
        var digits = new StringBuilder(first);
        while (true)
        {
            var token = _lexer.Peek();
            if (token.Length == 1 && char.IsAsciiDigit(token[0])) digits.Append(_lexer.Next());
            else if (token == "." && _lexer.DigitFollows(1)) digits.Append(_lexer.Next());
            else if (token == "{" && _lexer.TakeThousands()) digits.Append(',');
            else return digits.ToString();
        }
    }

    private XElement Argument(string owner)
    {
        var token = _lexer.PeekInk();
        if (token is "" or "}" or "&" or "\\\\" or "^" or "_" or "\\right" or "\\end") throw new FormulaException($"{owner} has no argument");
        _lexer.Next();
        return token.Length == 1 && char.IsAsciiDigit(token[0]) ? MathMl.Element("mn", token) : Read(token, AtomKind.None).Element;
    }
}
