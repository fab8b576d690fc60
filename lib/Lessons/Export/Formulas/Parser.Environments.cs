using System.Xml.Linq;

namespace Lessons.Export.Formulas;

internal sealed partial class Parser
{
    private XElement Environment(string name)
    {
        switch (name)
        {
            case "aligned" or "align" or "align*" or "split" or "alignedat": return Table(name, "aligned", display: true);
            case "gathered" or "gather" or "gather*": return Table(name, "gathered", display: true);
            case "cases": return Fenced("{", [Table(name, "cases")], ".");
            case "dcases": return Fenced("{", [Table(name, "cases", display: true)], ".");
            case "matrix" or "smallmatrix": return Table(name, "matrix");
            case "pmatrix": return Fenced("(", [Table(name, "matrix")], ")");
            case "bmatrix": return Fenced("[", [Table(name, "matrix")], "]");
            case "Bmatrix": return Fenced("{", [Table(name, "matrix")], "}");
            case "vmatrix": return Fenced("|", [Table(name, "matrix")], "|");
            case "Vmatrix": return Fenced("‖", [Table(name, "matrix")], "‖");
            case "array": return Table(name, "array", columns: Columns(lexer.RawGroup("\\begin{array}")));
            default: throw new FormulaException($"the environment {name} is unknown");
        }
    }

    private XElement Substack(string owner)
    {
        var rows = new Parser(lexer.RawGroup(owner)) { depth = depth }.Rows("");
        return MathMl.Element("mtable", rows.Select(row => MathMl.Element("mtr", row.Cells)));
    }

    private XElement Table(string name, string style, bool display = false, List<string>? columns = null)
    {
        var rows = Rows("\\end");
        if (!lexer.Take("\\end")) throw new FormulaException($"\\begin{{{name}}} has no \\end{{{name}}}");
        var end = lexer.RawGroup("\\end");
        if (end != name) throw new FormulaException($"\\begin{{{name}}} is ended by \\end{{{end}}}");
        if (columns is not null && rows.Exists(row => row.Cells.Count > columns.Count))
            throw new FormulaException($"\\begin{{array}} has a row of more cells than the {columns.Count} columns it declares");
        var table = MathMl.Element("mtable", new XAttribute("class", style));
        if (display) table.Add(new XAttribute("displaystyle", "true"));
        foreach (var row in rows)
        {
            for (var i = 0; columns is not null && i < row.Cells.Count; i++) row.Cells[i].SetAttributeValue("class", columns[i]);
            table.Add(MathMl.Element("mtr", row.Attributes, row.Cells));
        }

        return table;
    }

    private sealed record TableRow(List<XElement> Cells, List<XAttribute> Attributes);

    private List<TableRow> Rows(string end)
    {
        var rows = new List<TableRow>();
        var current = new TableRow([], []);
        while (true)
        {
            if (lexer.Take("\\hline"))
            {
                if (lexer.PeekInk() == end && rows.Count > 0) Mark(rows[^1], "below");
                else Mark(current, "above");
                continue;
            }

            if (current.Cells.Count == 0 && (lexer.PeekInk() == end || lexer.PeekInk().Length == 0)) return rows;
            current.Cells.Add(MathMl.Element("mtd", Row("&", "\\\\", end, "")));
            if (lexer.Take("&")) continue;
            rows.Add(current);
            if (!lexer.Take("\\\\")) return rows;
            if (lexer.Peek() == "[" && lexer.OptionalRawGroup("\\\\") is { } gap)
                current.Attributes.Add(new("style", $"--gap:{LatexText.Length("\\\\", gap)}"));
            current = new TableRow([], []);
        }
    }

    private static void Mark(TableRow row, string side)
    {
        var earlier = row.Attributes.Find(attribute => attribute.Name == "class");
        if (earlier is null) row.Attributes.Add(new("class", side));
        else earlier.Value += " " + side;
    }

    private static List<string> Columns(string specification)
    {
        var columns = new List<string>();
        var bar = false;
        foreach (var letter in specification)
        {
            if (letter is 'l' or 'c' or 'r') columns.Add($"{(bar ? "bar " : "")}{letter}");
            else if (letter is not ('|' or ' ')) throw new FormulaException($"\\begin{{array}} knows the columns l, c, r and |, not {letter}");
            bar = letter == '|';
        }

        return columns;
    }
}
