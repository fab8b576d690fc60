using System.Xml;
using System.Xml.Linq;

namespace Lessons.Export.Formulas;

/// <summary>Turns LaTeX into MathML Core, strictly: what it does not know is an error, never a gap.</summary>
internal static class Latex
{
    /// <summary>The <c>math</c> element of a formula, on a line of its own if <paramref name="display"/>.</summary>
    /// <exception cref="FormulaException">The formula has an unknown command, or braces or environments that do not close.</exception>
    public static string ToMathMl(string latex, bool display)
    {
        if (string.IsNullOrWhiteSpace(latex)) throw new FormulaException("the formula is empty");
        if (!IsText(latex)) throw new FormulaException("the formula contains a character that is no text");
        var math = new XElement("math", new Parser(latex).Formula().Elements());
        if (display) math.Add(new XAttribute("display", "block"));
        math.Add(new XAttribute("alttext", string.Join(' ', latex.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        return math.ToString(SaveOptions.DisableFormatting);
    }

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
