using System.Xml.Linq;

namespace Lessons.Export.Formulas;

/// <summary>The elements of MathML Core that formulas are built from.</summary>
internal static class MathMl
{
    /// <summary>An element of the given name.</summary>
    public static XElement Element(string name, params object[] content) => new(name, content);

    /// <summary>Several elements as one; a single element stays itself.</summary>
    public static XElement Row(IReadOnlyList<XElement> items) => items.Count == 1 ? items[0] : new XElement("mrow", items);

    /// <summary>A name. One letter is set in italics by the browser unless <paramref name="upright"/>.</summary>
    public static XElement Identifier(string text, bool upright = false) =>
        upright && Alphabet.Length(text) == 1 ? new("mi", new XAttribute("mathvariant", "normal"), text) : new XElement("mi", text);

    /// <summary>Words between the symbols; spaces at the ends are kept.</summary>
    public static XElement Text(string text) => new("mtext", text.Replace(' ', '\u00a0'));

    /// <summary>An operator with the space the browser's operator dictionary gives it.</summary>
    public static XElement Operator(string text, params XAttribute[] attributes) => new("mo", attributes, text);

    /// <summary>A bracket that keeps its size.</summary>
    public static XElement Bracket(string text, AtomKind side) =>
        Operator(text, new("stretchy", "false"), new("form", side == AtomKind.Open ? "prefix" : "postfix"));

    /// <summary>A bracket that grows with what it holds; the delimiter "." is an empty one.</summary>
    public static XElement Fence(string text, string form) => text == "."
        ? Element("mrow")
        : Operator(text, new("fence", "true"), new("stretchy", "true"), new("form", form), new("lspace", "0"), new("rspace", "0"));

    /// <summary>Empty space of the given width.</summary>
    public static XElement Space(string width) => Element("mspace", new XAttribute("width", width));

    /// <summary>The invisible sign between a function and what it is applied to.</summary>
    public static XElement ApplyFunction() => Operator("\u2061");

    /// <summary>A mark above its base, such as a hat.</summary>
    public static XElement Accent(XElement body, string mark, bool wide) => Element(
        "mover", new XAttribute("accent", "true"), body, Operator(mark, new XAttribute("stretchy", wide ? "true" : "false")));

    /// <summary>A mark that grows as wide as its base, above (<c>mover</c>) or below (<c>munder</c>) it.</summary>
    public static XElement Wide(string name, XElement body, string mark) =>
        Element(name, body, Operator(mark, new XAttribute("stretchy", "true")));

    /// <summary>An element with a box of its own measures.</summary>
    public static XElement Padded(XElement body, params XAttribute[] attributes) => Element("mpadded", attributes, body);

    /// <summary>An element the style sheet knows.</summary>
    public static XElement Classed(string name, XElement body) => Element("mrow", new XAttribute("class", name), body);

    /// <summary>An element in a colour.</summary>
    public static XElement Coloured(string colour, XElement body) => Element("mstyle", new XAttribute("mathcolor", colour), body);
}
