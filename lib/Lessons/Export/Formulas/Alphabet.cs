using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Lessons.Export.Formulas;

/// <summary>The letters of Unicode's mathematical alphabets: MathML Core has no other way to say "bold" or "blackboard".</summary>
internal sealed class Alphabet(int capitalA, int smallA, int zero, int capitalAlpha, int smallAlpha, string exceptions = "")
{
    private static readonly Dictionary<string, Alphabet> s_byCommand = new()
    {
        ["\\mathbf"] = new(0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2),
        ["\\boldsymbol"] = new(0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736),
        ["\\bm"] = new(0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736),
        ["\\mathbb"] = new(0x1D538, 0x1D552, 0x1D7D8, 0, 0, "Cℂ Hℍ Nℕ Pℙ Qℚ Rℝ Zℤ"),
        ["\\mathcal"] = new(0x1D49C, 0x1D4B6, 0, 0, 0, "Bℬ Eℰ Fℱ Hℋ Iℐ Lℒ Mℳ Rℛ eℯ gℊ oℴ"),
        ["\\mathfrak"] = new(0x1D504, 0x1D51E, 0, 0, 0, "Cℭ Hℌ Iℑ Rℜ Zℨ"),
        ["\\mathsf"] = new(0x1D5A0, 0x1D5BA, 0x1D7E2, 0, 0),
        ["\\mathtt"] = new(0x1D670, 0x1D68A, 0x1D7F6, 0, 0),
        ["\\bold"] = new(0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2),
        ["\\pmb"] = new(0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736),
        ["\\Bbb"] = new(0x1D538, 0x1D552, 0x1D7D8, 0, 0, "Cℂ Hℍ Nℕ Pℙ Qℚ Rℝ Zℤ"),
        ["\\mathscr"] = new(0x1D49C, 0x1D4B6, 0, 0, 0, "Bℬ Eℰ Fℱ Hℋ Iℐ Lℒ Mℳ Rℛ eℯ gℊ oℴ"),
        ["\\frak"] = new(0x1D504, 0x1D51E, 0, 0, 0, "Cℭ Hℌ Iℑ Rℜ Zℨ"),
        ["\\mathsfit"] = new(0x1D608, 0x1D622, 0, 0, 0),
        ["\\mathnormal"] = new(0, 0, 0, 0, 0),
        ["\\mathrm"] = new(0, 0, 0, 0, 0),
        ["\\mathit"] = new(0, 0, 0, 0, 0),
    };

    /// <summary>The number of characters as a reader counts them.</summary>
    public static int Length(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>Whether the command chooses an alphabet.</summary>
    public static bool Knows(string command) => s_byCommand.ContainsKey(command);

    /// <summary>Sets <paramref name="body"/> in the alphabet of the command; letters in a row become one word.</summary>
    public static XElement Apply(string command, XElement body)
    {
        var alphabet = s_byCommand[command];
        var letters = body.Name == "mi" ? [body] : body.Name == "mrow" ? body.Elements().ToList() : [];
        if (letters.Count > 0 && letters.TrueForAll(letter => letter.Name == "mi"))
            return Set(alphabet, string.Concat(letters.Select(letter => letter.Value)), command is not ("\\mathit" or "\\mathnormal"));
        Join(letters);
        foreach (var leaf in body.DescendantsAndSelf().Where(e => e.Name == "mi" || e.Name == "mn").ToList())
        {
            var value = alphabet.Convert(leaf.Value);
            leaf.Value = value;
            if (leaf.Name == "mi" && command == "\\mathrm" && Length(value) == 1) leaf.SetAttributeValue("mathvariant", "normal");
        }

        return body;
    }

    /// <summary>Makes letters that stand in a row one word, so that they are not set apart as factors.</summary>
    private static void Join(List<XElement> elements)
    {
        for (var i = elements.Count - 1; i > 0; i--)
        {
            if (elements[i].Name != "mi" || elements[i - 1].Name != "mi") continue;
            elements[i - 1].Value += elements[i].Value;
            elements[i].Remove();
        }
    }

    private static XElement Set(Alphabet alphabet, string text, bool upright) =>
        alphabet.Convert(text) is var word && word == text ? MathMl.Identifier(word, upright) : MathMl.Identifier(word);

    private string Convert(string text)
    {
        var converted = new StringBuilder();
        foreach (var rune in text.EnumerateRunes()) converted.Append(Convert(rune));
        return converted.ToString();
    }

    private string Convert(Rune rune)
    {
        var at = rune.IsBmp ? exceptions.IndexOf((char)rune.Value, StringComparison.Ordinal) : -1;
        if (at >= 0) return exceptions[at + 1].ToString();
        var moved = rune.Value switch
        {
            >= 'A' and <= 'Z' when capitalA > 0 => capitalA + rune.Value - 'A',
            >= 'a' and <= 'z' when smallA > 0 => smallA + rune.Value - 'a',
            >= '0' and <= '9' when zero > 0 => zero + rune.Value - '0',
            >= 'Α' and <= 'Ω' when capitalAlpha > 0 => capitalAlpha + rune.Value - 'Α',
            >= 'α' and <= 'ω' when smallAlpha > 0 => smallAlpha + rune.Value - 'α',
            '∇' when capitalAlpha > 0 => capitalAlpha + 25,
            '∂' when smallAlpha > 0 => smallAlpha + 25,
            'ϵ' when smallAlpha > 0 => smallAlpha + 26,
            'ϑ' when smallAlpha > 0 => smallAlpha + 27,
            'ϕ' when smallAlpha > 0 => smallAlpha + 29,
            'ϱ' when smallAlpha > 0 => smallAlpha + 30,
            'ϖ' when smallAlpha > 0 => smallAlpha + 31,
            _ => rune.Value,
        };
        return new Rune(moved).ToString();
    }
}
