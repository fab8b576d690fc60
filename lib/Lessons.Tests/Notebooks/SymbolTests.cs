using System.Xml.Linq;
using Lessons.Export;
using Lessons.Export.Formulas;
using Lessons.Export.Markup;
using Lessons.Notebooks;
using Markdig.Syntax;

namespace Lessons.Tests.Notebooks;

/// <summary>The table of symbols in lesson 0 says of every letter in every formula of the course what it stands for.</summary>
public sealed class SymbolTests
{
    private static readonly IReadOnlyList<NotebookFile> s_lessons = [.. Fixture.Lessons().Select(path => new NotebookFile(Notebook.Load(path), path))];

    private static readonly Glossary s_glossary = Glossary.Of(s_lessons);

    [Fact]
    public void Every_letter_of_a_formula_has_a_meaning_in_its_lesson()
    {
        var missing = from lesson in s_lessons
                      let number = Path.GetFileName(lesson.Path)[..2].TrimStart('0').PadLeft(1, '0')
                      let known = s_glossary.Entries.Where(entry => entry.HoldsIn(number)).Select(entry => entry.Symbol).ToHashSet()
                      from math in Formulas(lesson)
                      from letter in math.Descendants("mi")
                      where Glossary.KeyOf(letter) is { Length: 1 } text && text != "…" && !letter.AncestorsAndSelf().Any(part => Keys(part).Any(known.Contains))
                      select $"{number}: {Glossary.KeyOf(letter)} in {math.Attribute("alttext")?.Value}";
        Assert.Equal("", string.Join('\n', missing.Distinct()));
    }

    [Fact]
    public void No_symbol_has_two_meanings_in_one_lesson() => Assert.Empty(
        from lesson in Enumerable.Range(0, s_lessons.Count)
        from same in s_glossary.Entries.Where(entry => entry.Lessons.Contains(lesson)).GroupBy(entry => entry.Symbol)
        where same.Count() > 1
        select $"{same.Key} in lesson {lesson}: {string.Join("; ", same.Select(entry => entry.Meaning))}");

    private static IEnumerable<XElement> Formulas(NotebookFile lesson) =>
        from cell in lesson.Notebook.Cells.OfType<MarkdownCell>()
        where !cell.IsNote && !cell.Source.Contains("| symbol | it stands for | lessons |", StringComparison.Ordinal)
        from latex in Prose.Parse(cell.Source).Descendants().Select(part => part switch { FormulaInline inline => inline.Latex, FormulaBlock block => block.Latex, _ => null })
        where latex is not null
        let math = Latex.ToMathMl(latex, display: false)
        where math.Length > 0
        select XElement.Parse(math);

    /// <summary>What a page looks up for a part of a formula.</summary>
    private static string[] Keys(XElement part) => part.Name.LocalName switch
    {
        "mi" or "mover" or "msub" => [Glossary.KeyOf(part)],
        "msubsup" => [string.Concat(part.Elements().Take(2).Select(Glossary.KeyOf))],
        _ => [],
    };
}
