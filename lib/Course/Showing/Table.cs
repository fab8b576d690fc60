using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Course;

/// <summary>A small table to read: a header for each column, numbers to the right, in six digits, their points below each other.</summary>
[TypeFormatterSource]
public sealed class Table : IShown
{
    /// <summary>A table of <paramref name="headers"/> and <paramref name="rows"/>, each row as long as the headers.</summary>
    /// <exception cref="ArgumentException">There is no header, or a row has another length.</exception>
    public Table(IEnumerable<string> headers, IEnumerable<IEnumerable<object?>> rows)
    {
        Headers = [.. headers];
        Rows = [.. rows.Select(row => (IReadOnlyList<object?>)[.. row])];
        if (Headers.Count == 0) throw new ArgumentException("headers is empty; a table has at least one column.", nameof(headers));
        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].Count != Headers.Count)
                throw new ArgumentException($"row {i} has {Rows[i].Count} cells; the table has {Headers.Count} columns.", nameof(rows));
        }
    }

    /// <summary>The names of the columns, with units.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>The cells, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; }

    /// <summary>A table with a row for each of <paramref name="items"/>: the parts of a tuple, or the public properties of anything else.</summary>
    /// <param name="items">What to list.</param>
    /// <param name="headers">The names of the columns; without them the properties' names.</param>
    /// <exception cref="ArgumentException">The headers are not as many as the parts.</exception>
    public static Table Of<T>(IEnumerable<T> items, params string[] headers)
    {
        var properties = typeof(T).GetProperties().Where(p => p.GetIndexParameters().Length == 0).ToArray();
        var rows = items.Select(item => item is ITuple tuple
            ? Enumerable.Range(0, tuple.Length).Select(i => tuple[i]).ToArray()
            : Number.Of(item) is not null || item is string ? [item] : [.. properties.Select(p => p.GetValue(item))]).ToArray();
        var names = headers.Length > 0 ? headers
            : typeof(ITuple).IsAssignableFrom(typeof(T)) ? [.. Enumerable.Range(1, typeof(T).GenericTypeArguments.Length).Select(i => $"Item{i}")]
            : rows.Length > 0 && rows[0].Length == 1 && properties.Length != 1 ? ["value"]
            : properties.Select(p => p.Name).ToArray();
        return new Table(names, rows);
    }

    /// <summary>The table as HTML without script; how its cells stand is written at each, because every front end has a style sheet that turns them.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table style=\"width:auto;font-variant-numeric:tabular-nums\"><thead><tr>");
        for (var i = 0; i < Headers.Count; i++) html.Append(Cell("th scope=\"col\"", Headers[i], HoldsNumbers(i)));
        html.Append("</tr></thead><tbody>");
        var columns = Columns('\u2007');
        for (var row = 0; row < Rows.Count; row++)
            html.Append("<tr>").AppendJoin("", columns.Select((column, i) => Cell("td", column[row], IsNumber(Rows[row][i])))).Append("</tr>");
        return html.Append("</tbody></table>").ToString();
    }

    /// <summary>The table as lines of text, columns aligned.</summary>
    public override string ToString()
    {
        var columns = Columns(' ').Select((column, i) => column.Prepend(Headers[i]).ToArray()).ToArray();
        var lines = columns.Select((column, i) =>
        {
            var width = column.Max(cell => cell.Length);
            return column.Select(cell => HoldsNumbers(i) ? cell.PadLeft(width) : cell.PadRight(width)).ToList();
        }).ToArray();
        foreach (var column in lines) column.Insert(1, new string('-', column[0].Length));
        return string.Join('\n', Enumerable.Range(0, Rows.Count + 2).Select(row => string.Join("  ", lines.Select(column => column[row])).TrimEnd()));
    }

    /// <summary>The texts of the cells, column by column; <paramref name="blank"/> is as wide as a digit.</summary>
    private string[][] Columns(char blank) =>
        [.. Enumerable.Range(0, Headers.Count).Select(i => NumberColumn.Write([.. Rows.Select(row => row[i])], blank))];

    // The attribute beside the style is for viewers that take styles away.
    private static string Cell(string tag, string text, bool isNumber) =>
        $"<{tag}{(isNumber ? " class=\"number\" align=\"right\"" : "")} style=\"text-align:{(isNumber ? "right" : "left")}!important\">{WebUtility.HtmlEncode(text)}</{tag[..2]}>";

    private bool HoldsNumbers(int column) => Rows.Count > 0 && Rows.All(row => row[column] is null || IsNumber(row[column]));

    private static bool IsNumber(object? cell) => Number.Of(cell) is not null;
}
