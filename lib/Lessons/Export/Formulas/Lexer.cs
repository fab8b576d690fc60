using System.Text;

namespace Lessons.Export.Formulas;

/// <summary>Cuts LaTeX into tokens: a command with its backslash, a single character, one space for any white space, or "" at the end.</summary>
internal sealed class Lexer(string latex)
{
    private const int LongestExpansion = 100_000;
    private int position;
    private int expanded;

    /// <summary>The next token, which stays where it is.</summary>
    public string Peek()
    {
        var here = position;
        var token = Next();
        position = here;
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
        if (position == latex.Length) return "";
        var start = position;
        if (char.IsWhiteSpace(latex[position]) || latex[position] == '%')
        {
            SkipSpace();
            return " ";
        }

        if (latex[position] == '\\') return Command();
        position += Rune.TryGetRuneAt(latex, position, out var rune) ? rune.Utf16SequenceLength : 1;
        return latex[start..position];
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
        if (position < latex.Length && latex[position] == '*') position++;
    }

    /// <summary>Takes a group in braces as text, unread: <c>{mean loss}</c> gives "mean loss".</summary>
    public string RawGroup(string owner) => Raw(owner, '{', '}');

    /// <summary>Takes a group in brackets as text, or gives null where there is none.</summary>
    public string? OptionalRawGroup(string owner) => PeekInk() == "[" ? Raw(owner, '[', ']') : null;

    /// <summary>Whether a digit stands <paramref name="ahead"/> characters from here.</summary>
    public bool DigitFollows(int ahead) => position + ahead < latex.Length && char.IsAsciiDigit(latex[position + ahead]);

    /// <summary>Takes the separator of thousands in 10{,}000 if one stands here.</summary>
    public bool TakeThousands()
    {
        if (string.CompareOrdinal(latex, position, "{,}", 0, 3) != 0 || !DigitFollows(3)) return false;
        position += 3;
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
        var start = position;
        while (position < latex.Length && (char.IsAsciiDigit(latex[position]) || latex[position] is '-' or '+' or '.')) position++;
        position = Math.Min(latex.Length, position + 2);
        return latex[start..position];
    }

    /// <summary>Takes everything up to <paramref name="token"/>, as text.</summary>
    public string RawUpTo(string token)
    {
        var start = position;
        position = latex.IndexOf(token, position, StringComparison.Ordinal) is var end and >= 0 ? end : latex.Length;
        return latex[start..position];
    }

    /// <summary>Puts what a command stands for in its place.</summary>
    public void Insert(string owner, string text)
    {
        expanded += text.Length + 1;
        if (expanded > LongestExpansion) throw new FormulaException($"{owner} stands for more than {LongestExpansion} characters, perhaps for itself");
        latex = latex[..position] + text + latex[position..];
    }

    private string Raw(string owner, char open, char close)
    {
        SkipSpace();
        if (position == latex.Length || latex[position] != open)
            throw new FormulaException($"{owner} needs an argument in {open}…{close}");
        var start = ++position;
        for (var depth = 1; position < latex.Length; position++)
        {
            if (latex[position] == '\\') position++;
            else if (latex[position] == open) depth++;
            else if (latex[position] == close && --depth == 0) return latex[start..position++];
        }

        position = latex.Length;
        throw new FormulaException($"{owner} has no closing {close}");
    }

    private string Command()
    {
        var start = position++;
        while (position < latex.Length && char.IsAsciiLetter(latex[position])) position++;
        if (position == start + 1 && position < latex.Length) position++;
        else if (position < latex.Length && latex[position] == '*' && latex[start..position] is "\\operatorname" or "\\tag" or "\\hspace" or "\\DeclareMathOperator") position++;
        return latex[start..position] is "\\\n" or "\\\r" or "\\\t" ? "\\ " : latex[start..position];
    }

    private void SkipSpace()
    {
        while (position < latex.Length)
        {
            if (latex[position] == '%')
                position = latex.IndexOf('\n', position) is var end and >= 0 ? end : latex.Length;
            else if (char.IsWhiteSpace(latex[position])) position++;
            else return;
        }
    }
}
