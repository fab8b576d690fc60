using System.Globalization;
using System.Text.RegularExpressions;

namespace Lessons.Export;

/// <summary>What a terminal would show of printed text: what was overwritten is gone, and codes that move, colour and link are obeyed or dropped.</summary>
internal sealed partial class Terminal
{
    /// <summary>No program that prints progress moves further up; a number without a limit could ask for any amount of memory.</summary>
    private const int FurthestMove = 500;

    private readonly List<List<string>> rows = [[]];
    private int row, column;

    /// <summary>The text as it stands in the end.</summary>
    public static string Read(string text)
    {
        var plain = Returns().Replace(text, "\n");
        if (!plain.AsSpan().ContainsAny("\r\b\u001b\u009b")) return plain;
        var terminal = new Terminal();
        terminal.Print(plain);
        return string.Join('\n', terminal.rows.Select(line => string.Concat(line)));
    }

    private void Print(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (text[i] is '\u001b' or '\u009b')
            {
                var code = Code().Match(text, i);
                if (code.Groups["letter"] is { Success: true, Value: var letter }) Obey(letter[0], code.Groups["number"].Value);
                i += Math.Max(1, code.Length);
                continue;
            }

            var end = i + StringInfo.GetNextTextElementLength(text, i);
            Print(text[i], text[i..end]);
            i = end;
        }
    }

    private void Print(char first, string element)
    {
        switch (first)
        {
            case '\n':
                MoveTo(row + 1);
                column = 0;
                break;
            case '\r':
                column = 0;
                break;
            case '\b':
                column = Math.Max(0, column - 1);
                break;
            default:
                var line = rows[row];
                while (line.Count < column) line.Add(" ");
                if (column < line.Count) line[column] = element;
                else line.Add(element);
                column++;
                break;
        }
    }

    private void Obey(char letter, string number)
    {
        var by = Math.Clamp(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : letter is 'J' or 'K' ? 0 : 1, 0, FurthestMove);
        var line = rows[row];
        switch (letter)
        {
            case 'A': MoveTo(row - by); break;
            case 'B': MoveTo(row + by); break;
            case 'C': column += by; break;
            case 'D': column = Math.Max(0, column - by); break;
            case 'E': (column, _) = (0, MoveTo(row + by)); break;
            case 'F': (column, _) = (0, MoveTo(row - by)); break;
            case 'G': column = Math.Max(0, by - 1); break;
            case 'K' when by == 0: line.RemoveRange(Math.Min(column, line.Count), line.Count - Math.Min(column, line.Count)); break;
            case 'K' when by == 1: for (var i = 0; i <= column && i < line.Count; i++) line[i] = " "; break;
            case 'K': line.Clear(); break;
            case 'J' when by >= 2:
                rows.Clear();
                rows.Add([]);
                (row, column) = (0, 0);
                break;
        }
    }

    private int MoveTo(int target)
    {
        row = Math.Max(0, target);
        while (rows.Count <= row) rows.Add([]);
        return row;
    }

    /// <summary>However many returns stand before a line feed, the line ends once.</summary>
    [GeneratedRegex(@"\r+\n")]
    private static partial Regex Returns();

    /// <summary>A code that ends with a letter; a title or a link, which ends with a bell or ESC \; or one of the short ones.</summary>
    [GeneratedRegex(@"\G(?:(?:\x1b\[|\x9b)(?<number>\d*)[0-9:;<=>?]*[ -/]*(?<letter>[@-~])|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~])")]
    private static partial Regex Code();
}
