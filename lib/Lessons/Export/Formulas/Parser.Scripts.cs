using System.Xml.Linq;

namespace Lessons.Export.Formulas;

internal sealed partial class Parser
{
    private Atom Scripts(Atom atom) => Scripts(atom, "");

    /// <summary>Reads the scripts after an atom; <paramref name="taken"/> is the first script's token if it is read already.</summary>
    private Atom Scripts(Atom atom, string taken)
    {
        XElement? below = null, above = null;
        while (true)
        {
            var token = taken.Length > 0 ? taken : _lexer.PeekInk();
            if (token is "\\limits" or "\\nolimits") atom = atom with { Limits = token == "\\limits" };
            else if (token is not ("^" or "_" or "'")) break;
            if (taken.Length == 0) _lexer.Next();
            taken = "";
            if (token == "'") above = Primes(above);
            else if (token == "_") below = Once(below, token);
            else if (token == "^") above = above is { Name.LocalName: "mo" } ? MathMl.Row([above, Argument("^")]) : Once(above, token);
        }

        return (below, above) is (null, null) ? atom : atom with { Element = Attach(atom, below, above) };
    }

    private XElement Once(XElement? earlier, string token) => earlier is null
        ? Argument(token)
        : throw new FormulaException($"two {token} follow one another; group them in braces");

    private XElement Primes(XElement? earlier)
    {
        if (earlier is not null) throw new FormulaException("a ' follows a ^; write ^{\\prime}");
        var primes = 1;
        while (_lexer.Take("'")) primes++;
        return MathMl.Operator(new string('′', primes));
    }

    private static XElement Attach(Atom atom, XElement? below, XElement? above) => (below, above, atom.Limits) switch
    {
        ({ }, { }, true) => MathMl.Element("munderover", atom.Element, below, above),
        ({ }, null, true) => MathMl.Element("munder", atom.Element, below),
        (null, { }, true) => MathMl.Element("mover", atom.Element, above),
        ({ }, { }, false) => MathMl.Element("msubsup", atom.Element, below, above),
        ({ }, null, false) => MathMl.Element("msub", atom.Element, below),
        _ => MathMl.Element("msup", atom.Element, above!),
    };
}
