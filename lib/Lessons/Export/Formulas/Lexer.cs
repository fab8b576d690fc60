using System.Text;

namespace Lessons.Export.Formulas;

/// <summary>Cuts LaTeX into tokens: a command with its backslash, a single character, one space for any white space, or "" at the end.</summary>
internal sealed class Lexer(string latex)
{
    private const int LongestExpansion = 100_000;
    private int _position;
    private int _expanded;

    /// <summary>The next token, which stays where it is.</summary>
    public string Peek()
    {
        var here = _position;
        var token = Next();
        _position = here;
        return token;
    }

    /// <summary>The next token after any white space, which stays where it is.</summary>
    public string PeekInk()
    {
        SkipSpace();
        return Peek();
    }

    /// <summary>Takes the next token.</summary>
    public string Next()
    {
        if (_position == latex.Length) return "";
        var start = _position;
        if (char.IsWhiteSpace(latex[_position]) || latex[_position] == '%')
        {
            SkipSpace();
            return " ";
        }

        if (latex[_position] == '\\') return Command();
        _position += Rune.TryGetRuneAt(latex, _position, out var rune) ? rune.Utf16SequenceLength : 1;
        return latex[start.._position];
    }

    /// <summary>Takes the next token if it is <paramref name="token"/>.</summary>
    public bool Take(string token)
    {
        if (PeekInk() != token) return false;
        Next();
        return true;
    }

    /// <summary>Takes the star of \\*, which says that no page may end here.</summary>
    public void TakeStar()
    {
        if (_position < latex.Length && latex[_position] == '*') _position++;
    }

    /// <summary>Takes a group in braces as text, unread: <c>{mean loss}</c> gives "mean loss".</summary>
    public string RawGroup(string owner) => Raw(owner, '{', '}');

    /// <summary>Takes a group in brackets as text, or gives null where there is none.</summary>
    public string? OptionalRawGroup(string owner) => PeekInk() == "[" ? Raw(owner, '[', ']') : null;

    /// <summary>Whether a digit stands <paramref name="ahead"/> characters from here.</summary>
    public bool DigitFollows(int ahead) => _position + ahead < latex.Length && char.IsAsciiDigit(latex[_position + ahead]);

    /// <summary>Takes the separator of thousands in 10{,}000 if one stands here.</summary>
    public bool TakeThousands()
    {
        if (string.CompareOrdinal(latex, _position, "{,}", 0, 3) != 0 || !DigitFollows(3)) return false;
        _position += 3;
        return true;
    }

    /// <summary>Takes a group in braces or else one token, as text.</summary>
    public string RawArgument(string owner)
    {
        if (PeekInk() == "{") return RawGroup(owner);
        return Next() is { Length: > 0 } token ? token : throw new FormulaException($"{owner} has no argument");
    }

    /// <summary>Takes a length without braces: the 3mu of \kern3mu.</summary>
    public string RawLength()
    {
        if (PeekInk() == "{") return RawGroup("a length");
        var start = _position;
        while (_position < latex.Length && (char.IsAsciiDigit(latex[_position]) || latex[_position] is '-' or '+' or '.')) _position++;
        _position = Math.Min(latex.Length, _position + 2);
        return latex[start.._position];
    }

    /// <summary>Takes everything up to <paramref name="token"/>, as text.</summary>
    public string RawUpTo(string token)
    {
        var start = _position;
        _position = latex.IndexOf(token, _position, StringComparison.Ordinal) is var end and >= 0 ? end : latex.Length;
        return latex[start.._position];
    }

    /// <summary>Puts what a command stands for in its place.</summary>
    public void Insert(string owner, string text)
    {
        _expanded += text.Length + 1;
        if (_expanded > LongestExpansion) throw new FormulaException($"{owner} stands for more than {LongestExpansion} characters, perhaps for itself");
        latex = latex[.._position] + text + latex[_position..];
    }

    private string Raw(string owner, char open, char close)
    {
        SkipSpace();
        if (_position == latex.Length || latex[_position] != open)
            throw new FormulaException($"{owner} needs an argument in {open}…{close}");
        var start = ++_position;
        for (var depth = 1; _position < latex.Length; _position++)
        {
            if (latex[_position] == '\\') _position++;
            else if (latex[_position] == open) depth++;
            else if (latex[_position] == close && --depth == 0) return latex[start.._position++];
        }

        _position = latex.Length;
        throw new FormulaException($"{owner} has no closing {close}");
    }

    private string Command()
    {
        var start = _position++;
        while (_position < latex.Length && char.IsAsciiLetter(latex[_position])) _position++;
        if (_position == start + 1 && _position < latex.Length) _position++;
        else if (_position < latex.Length && latex[_position] == '*' && latex[start.._position] is "\\operatorname" or "\\tag" or "\\hspace" or "\\DeclareMathOperator") _position++;
        return latex[start.._position] is "\\\n" or "\\\r" or "\\\t" ? "\\ " : latex[start.._position];
    }

    private void SkipSpace()
    {
        while (_position < latex.Length)
        {
            if (latex[_position] == '%')
                _position = latex.IndexOf('\n', _position) is var end and >= 0 ? end : latex.Length;
            else if (char.IsWhiteSpace(latex[_position])) _position++;
            else return;
        }
    }
}
