using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Lessons.Export.Markup;

/// <summary>GFM's tables: a line is cut at its bars before anything in it is read, and \| is a bar that does not cut, in code and formulas too.</summary>
internal sealed partial class TableParser : BlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || !processor.Line.AsSpan().Contains('|') && !processor.Line.AsSpan().Contains(':') && processor.Line.Start > processor.Line.End) return BlockState.None;
        var lines = Ahead.Paragraph(processor).Take(2).ToArray();
        if (lines.Length < 2 || !Delimiters().IsMatch(lines[1])) return BlockState.None;
        var columns = Cells(lines[1]);
        var header = Cells(lines[0]);
        if (columns.Count != header.Count || !lines[1].Contains('|', StringComparison.Ordinal) && !lines[1].Contains(':', StringComparison.Ordinal)) return BlockState.None;

        var table = new Table(this);
        foreach (var column in columns)
        {
            table.ColumnDefinitions.Add(new()
            {
                Alignment = (column.StartsWith(':'), column.EndsWith(':')) switch
                {
                    (true, true) => TableColumnAlign.Center,
                    (true, false) => TableColumnAlign.Left,
                    (false, true) => TableColumnAlign.Right,
                    _ => null,
                },
            });
        }

        table.Add(Row(header, columns.Count, isHeader: true));
        processor.NewBlocks.Push(table);
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var table = (Table)block;
        if (processor.IsBlankLine) return BlockState.BreakDiscard;
        if (table.Count == 1 && table.LastChild is TableRow { IsHeader: true } && !table.ContainsData(s_started))
        {
            table.SetData(s_started, true);
            return BlockState.ContinueDiscard;
        }

        var line = processor.Line.ToString();
        if (processor.IsCodeIndent || OtherBlock().IsMatch(line)) return BlockState.None;
        table.Add(Row(Cells(line), table.ColumnDefinitions.Count, isHeader: false));
        return BlockState.ContinueDiscard;
    }

    private static readonly object s_started = new();

    private TableRow Row(List<string> cells, int columns, bool isHeader)
    {
        if (cells.Skip(columns).FirstOrDefault(cell => cell.Length > 0) is { } extra)
            throw new ExportException($"a row of a table has {cells.Count} cells and its header {columns}, so that \"{extra}\" has no place. Write a bar inside of a cell as \\|");
        var row = new TableRow { IsHeader = isHeader };
        foreach (var cell in cells.Concat(Enumerable.Repeat("", columns)).Take(columns))
            row.Add(new TableCell(this) { new ParagraphBlock { Lines = new StringLineGroup(cell), IsOpen = false } });
        return row;
    }

    /// <summary>What stands between the bars of a line.</summary>
    private static List<string> Cells(string line)
    {
        var cells = Bar().Split(line.Trim()).Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal)).ToList();
        if (cells.Count > 1 && cells[0].Length == 0) cells.RemoveAt(0);
        if (cells.Count > 1 && cells[^1].Length == 0) cells.RemoveAt(cells.Count - 1);
        return cells;
    }

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex(@"^\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")]
    private static partial Regex Delimiters();

    /// <summary>What ends a table besides a blank line: a heading, a quote, a fence, a list, a rule or an element.</summary>
    [GeneratedRegex(@"^(#{1,6}([ \t]|$)|>|```|~~~|[-*+]([ \t]|$)|\d{1,9}[.)]([ \t]|$)|([-*_][ \t]*){3,}$|</?[A-Za-z]|<!--|\$\$)")]
    private static partial Regex OtherBlock();
}
