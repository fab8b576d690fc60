using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Course;

/// <summary>A small table to read: a header for each column, numbers to the right and in six digits.</summary>
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

    /// <summary>The table as HTML without style or script.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table><thead><tr>");
        for (var i = 0; i < Headers.Count; i++)
            html.Append(HoldsNumbers(i) ? "<th scope=\"col\" class=\"number\" align=\"right\">" : "<th scope=\"col\">").Append(WebUtility.HtmlEncode(Headers[i])).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
                html.Append(IsNumber(cell) ? "<td class=\"number\" align=\"right\">" : "<td>").Append(WebUtility.HtmlEncode(Text(cell))).Append("</td>");
            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    /// <summary>The table as lines of text, columns aligned.</summary>
    public override string ToString()
    {
        var lines = Rows.Select(row => row.Select(Text).ToArray()).Prepend([.. Headers]).ToList();
        var widths = Enumerable.Range(0, Headers.Count).Select(i => lines.Max(line => line[i].Length)).ToArray();
        var right = Enumerable.Range(0, Headers.Count).Select(HoldsNumbers).ToArray();
        lines.Insert(1, [.. widths.Select(width => new string('-', width))]);
        return string.Join('\n', lines.Select(line => string.Join("  ",
            line.Select((cell, i) => right[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd()));
    }

    private bool HoldsNumbers(int column) => Rows.Count > 0 && Rows.All(row => row[column] is null || IsNumber(row[column]));

    private static bool IsNumber(object? cell) => Number.Of(cell) is not null;

    private static string Text(object? cell) =>
        cell is null ? "" : Number.Of(cell) is { } number ? Number.Text(number)
        : cell is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : cell.ToString() ?? "";
}
