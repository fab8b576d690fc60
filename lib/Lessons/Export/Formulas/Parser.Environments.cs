using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Lessons.Export.Formulas;

internal sealed partial class Parser
{
    private XElement Environment(string name)
    {
        var rows = name.TrimEnd('*');
        switch (rows)
        {
            case "equation" or "displaymath" or "math": return Whole(name);
            case "alignat" or "alignedat":
                _lexer.RawGroup($"\\begin{{{name}}}");
                return Table(name, "aligned", display: true);
            case "aligned" or "align" or "split" or "eqnarray" or "flalign":
                if (rows == "aligned") _lexer.OptionalRawGroup($"\\begin{{{name}}}");
                return Table(name, rows == "eqnarray" ? "eqnarray" : "aligned", display: true);
            case "gathered" or "gather" or "multline":
                if (rows == "gathered") _lexer.OptionalRawGroup($"\\begin{{{name}}}");
                return Table(name, "gathered", display: true);
            case "cases": return Fenced("{", [Table(name, "cases")], ".");
            case "dcases": return Fenced("{", [Table(name, "cases", display: true)], ".");
            case "rcases": return Fenced(".", [Table(name, "cases")], "}");
            case "drcases": return Fenced(".", [Table(name, "cases", display: true)], "}");
            case "matrix" or "smallmatrix": return Matrix(name);
            case "pmatrix": return Fenced("(", [Matrix(name)], ")");
            case "bmatrix": return Fenced("[", [Matrix(name)], "]");
            case "Bmatrix": return Fenced("{", [Matrix(name)], "}");
            case "vmatrix": return Fenced("|", [Matrix(name)], "|");
            case "Vmatrix": return Fenced("‖", [Matrix(name)], "‖");
            case "array" or "darray" or "subarray":
                _lexer.OptionalRawGroup($"\\begin{{{name}}}");
                return Table(name, "array", display: rows == "darray", columns: Columns(_lexer.RawGroup($"\\begin{{{name}}}")));
            default: throw new FormulaException($"the environment {name} is unknown");
        }
    }

    /// <summary>An environment that only says that its formula stands alone.</summary>
    private XElement Whole(string name)
    {
        var row = Row("\\\\", "\\end", "");
        var body = _lexer.PeekInk() == "\\\\" ? Lines(row, "\\end") : MathMl.Row(row);
        End(name);
        return body;
    }

    /// <summary>Lines one below the other, of which the first is read.</summary>
    private XElement Lines(List<XElement> first, string end = "")
    {
        _lexer.Take("\\\\");
        var rows = new List<TableRow> { Tagged(new TableRow([MathMl.Element("mtd", first)], [])) };
        rows.AddRange(Rows(end));
        return Table("gathered", rows, display: true);
    }

    private XElement Matrix(string name)
    {
        var side = name.EndsWith('*') ? _lexer.OptionalRawGroup($"\\begin{{{name}}}")?.Trim() : null;
        var table = Table(name, "matrix");
        if (side is not ("l" or "r")) return table;
        table.SetAttributeValue("class", "array");
        foreach (var cell in table.Descendants("mtd")) cell.SetAttributeValue("class", side);
        return table;
    }

    private XElement Substack(string owner)
    {
        var rows = new Parser(_lexer.RawGroup(owner), _notation) { _depth = _depth }.Rows("");
        return MathMl.Element("mtable", rows.Select(row => MathMl.Element("mtr", row.Cells)));
    }

    private XElement Table(string name, string style, bool display = false, List<string>? columns = null)
    {
        var outer = _tag;
        _tag = null;
        var rows = Rows("\\end");
        _tag = outer;
        End(name);
        if (columns is not null && rows.Exists(row => row.Cells.Count > columns.Count))
            throw new FormulaException($"\\begin{{{name}}} has a row of more cells than the {columns.Count} columns it declares");
        for (var i = 0; columns is not null && i < columns.Count; i++)
            foreach (var row in rows.Where(row => i < row.Cells.Count)) row.Cells[i].SetAttributeValue("class", columns[i].Length > 0 ? columns[i] : null);
        return Table(style, rows, display);
    }

    private static XElement Table(string style, List<TableRow> rows, bool display)
    {
        var table = MathMl.Element("mtable", new XAttribute("class", style));
        if (display) table.Add(new XAttribute("displaystyle", "true"));
        var width = rows.Count == 0 ? 0 : rows.Max(row => row.Cells.Count);
        foreach (var row in rows)
        {
            if (row.Tag is not null)
            {
                while (row.Cells.Count < width) row.Cells.Add(MathMl.Element("mtd"));
                row.Cells.Add(MathMl.Element("mtd", new XAttribute("class", "tag"), MathMl.Text(row.Tag)));
            }

            table.Add(MathMl.Element("mtr", row.Attributes, row.Cells));
        }

        return table;
    }

    private void End(string name)
    {
        if (!_lexer.Take("\\end")) throw new FormulaException($"\\begin{{{name}}} has no \\end{{{name}}}");
        var end = _lexer.RawGroup("\\end").Trim();
        if (end != name) throw new FormulaException($"\\begin{{{name}}} is ended by \\end{{{end}}}");
    }

    private sealed record TableRow(List<XElement> Cells, List<XAttribute> Attributes)
    {
        /// <summary>The number of the row, in parentheses; null if it has none.</summary>
        public string? Tag { get; set; }
    }

    /// <summary>Gives a row the number that was read in it.</summary>
    private TableRow Tagged(TableRow row)
    {
        (row.Tag, _tag) = (_tag, null);
        return row;
    }

    private List<TableRow> Rows(string end)
    {
        var rows = new List<TableRow>();
        var current = new TableRow([], []);
        while (true)
        {
            if (_lexer.Take("\\hline") || _lexer.Take("\\hdashline"))
            {
                if (_lexer.PeekInk() == end && rows.Count > 0) Mark(rows[^1], "below");
                else Mark(current, "above");
                continue;
            }

            if (current.Cells.Count == 0 && (_lexer.PeekInk() == end || _lexer.PeekInk().Length == 0)) return rows;
            current.Cells.Add(MathMl.Element("mtd", Row("&", "\\\\", "\\cr", end, "")));
            if (_lexer.Take("&")) continue;
            rows.Add(Tagged(current));
            if (!_lexer.Take("\\\\") && !_lexer.Take("\\cr")) return rows;
            _lexer.TakeStar();
            if (_lexer.Peek() == "[" && _lexer.OptionalRawGroup("\\\\") is { } gap)
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
        foreach (Match part in Column().Matches(Repeated(specification)))
        {
            var column = part.Value[0];
            if (column is 'l' or 'c' or 'r' || (column is 'p' or 'm' or 'b' && part.Length > 1))
                columns.Add($"{(bar ? "divided " : "")}{column switch { 'c' => "", 'r' => "r", _ => "l" }}".TrimEnd());
            else if (column is not ('|' or ':' or '@' or '!') && !char.IsWhiteSpace(column)) throw new FormulaException($"\\begin{{array}} knows the columns l, c, r and |, not {column}");
            if (!char.IsWhiteSpace(column)) bar = column is '|' or ':';
        }

        if (bar && columns.Count > 0) columns[^1] = $"{columns[^1]} closed".TrimStart();
        return columns;
    }

    /// <summary>The columns with *{3}{c} written out.</summary>
    private static string Repeated(string specification) => Repeat().Replace(specification, part => string.Concat(
        Enumerable.Repeat(part.Groups[2].Value, int.Parse(part.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))));

    [GeneratedRegex(@"\*\{(\d{1,2})\}\{([^{}]*)\}")]
    private static partial Regex Repeat();

    [GeneratedRegex(@"[@!pmb]\{[^{}]*\}|.", RegexOptions.Singleline)]
    private static partial Regex Column();
}
