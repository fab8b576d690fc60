using System.Xml;
using System.Xml.Linq;

namespace Lessons.Export.Formulas;

/// <summary>Turns LaTeX into MathML Core, strictly: what it does not know is an error, never a gap.</summary>
internal static class Latex
{
    /// <summary>The <c>math</c> element of a formula, on a line of its own if <paramref name="display"/>; "" if it only defines commands.</summary>
    /// <param name="latex">The formula, without its dollars.</param>
    /// <param name="display">Whether it stands on a line of its own.</param>
    /// <param name="notation">What the lesson's formulas share; null for a formula alone.</param>
    /// <exception cref="FormulaException">The formula has an unknown command, or braces or environments that do not close.</exception>
    public static string ToMathMl(string latex, bool display, Notation? notation = null)
    {
        if (string.IsNullOrWhiteSpace(latex)) throw new FormulaException("the formula is empty");
        if (!IsText(latex)) throw new FormulaException("the formula contains a character that is no text");
        var elements = new Parser(latex, notation ?? new()).Formula();
        if (elements.Count == 0) return "";
        var math = new XElement("math", elements);
        if (display) math.Add(new XAttribute("display", "block"));
        math.Add(new XAttribute("alttext", string.Join(' ', latex.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        return math.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Whether formulas know a command, given without its backslash.</summary>
    public static bool Knows(string name) => name is "begin" or "end" or "right" || Symbols.Knows(name) || Parser.Knows(name);

    private static bool IsText(string latex)
    {
        try
        {
            XmlConvert.VerifyXmlChars(latex);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
