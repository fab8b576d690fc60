using System.Globalization;
using System.Text.RegularExpressions;

namespace Lessons.Export;

/// <summary>What a terminal would show of printed text: what was overwritten is gone, and codes that move, colour and link are obeyed or dropped.</summary>
internal sealed partial class Terminal
{
    /// <summary>No program that prints progress moves further up; a number without a limit could ask for any amount of memory.</summary>
    private const int FurthestMove = 500;

    private readonly List<List<string>> _rows = [[]];
    private int _row, _column;

    /// <summary>The text as it stands in the end.</summary>
    public static string Read(string text)
    {
        var plain = Returns().Replace(text, "\n");
        if (!plain.AsSpan().ContainsAny("\r\b\u001b\u009b")) return plain;
        var terminal = new Terminal();
        terminal.Print(plain);
        return string.Join('\n', terminal._rows.Select(line => string.Concat(line)));
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
                MoveTo(_row + 1);
                _column = 0;
                break;
            case '\r':
                _column = 0;
                break;
            case '\b':
                _column = Math.Max(0, _column - 1);
                break;
            default:
                var line = _rows[_row];
                while (line.Count < _column) line.Add(" ");
                if (_column < line.Count) line[_column] = element;
                else line.Add(element);
                _column++;
                break;
        }
    }

    private void Obey(char letter, string number)
    {
        var by = Math.Clamp(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : letter is 'J' or 'K' ? 0 : 1, 0, FurthestMove);
        var line = _rows[_row];
        switch (letter)
        {
            case 'A': MoveTo(_row - by); break;
            case 'B': MoveTo(_row + by); break;
            case 'C': _column += by; break;
            case 'D': _column = Math.Max(0, _column - by); break;
            case 'E': (_column, _) = (0, MoveTo(_row + by)); break;
            case 'F': (_column, _) = (0, MoveTo(_row - by)); break;
            case 'G': _column = Math.Max(0, by - 1); break;
            case 'K' when by == 0: line.RemoveRange(Math.Min(_column, line.Count), line.Count - Math.Min(_column, line.Count)); break;
            case 'K' when by == 1: for (var i = 0; i <= _column && i < line.Count; i++) line[i] = " "; break;
            case 'K': line.Clear(); break;
            case 'J' when by >= 2:
                _rows.Clear();
                _rows.Add([]);
                (_row, _column) = (0, 0);
                break;
        }
    }

    private int MoveTo(int target)
    {
        _row = Math.Max(0, target);
        while (_rows.Count <= _row) _rows.Add([]);
        return _row;
    }

    /// <summary>However many returns stand before a line feed, the line ends once.</summary>
    [GeneratedRegex(@"\r+\n")]
    private static partial Regex Returns();

    /// <summary>A code that ends with a letter; a title or a link, which ends with a bell or ESC \; or one of the short ones.</summary>
    [GeneratedRegex(@"\G(?:(?:\x1b\[|\x9b)(?<number>\d*)[0-9:;<=>?]*[ -/]*(?<letter>[@-~])|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~])")]
    private static partial Regex Code();
}
