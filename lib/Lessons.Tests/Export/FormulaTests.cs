using Lessons.Export.Formulas;

namespace Lessons.Tests.Export;

public sealed class FormulaTests
{
    /// <summary>Blocks of two lines, LaTeX and its MathML without the math element around it; # starts a comment.</summary>
    public static TheoryData<string, string> Table()
    {
        var table = new TheoryData<string, string>();
        var lines = File.ReadLines(Path.Combine(Fixture.Repository, "lib", "Lessons.Tests", "Export", "formulas.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').ToArray();
        foreach (var pair in lines.Chunk(2)) table.Add(pair[0], pair[1].Trim());
        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void A_formula_becomes_the_MathML_of_the_table(string latex, string expected)
    {
        var math = System.Xml.Linq.XElement.Parse(Latex.ToMathMl(latex, display: false));
        Assert.Equal(expected, string.Concat(math.Nodes().Select(node => node.ToString(System.Xml.Linq.SaveOptions.DisableFormatting))));
    }

    [Fact]
    public void The_table_has_two_hundred_and_fifty_formulas_and_more() => Assert.True(Table().Count > 250);

    [Fact]
    public void A_formula_keeps_its_LaTeX_as_the_alternative_text() =>
        Assert.Equal("<math display=\"block\" alttext=\"a &lt; b\"><mi>a</mi><mo>&lt;</mo><mi>b</mi></math>", Latex.ToMathMl(" a <\n b ", display: true));

    [Theory]
    [InlineData("\\foo", "the command \\foo is unknown")]
    [InlineData("\\begin{foo}x\\end{foo}", "the environment foo is unknown")]
    [InlineData("\\begin{cases}x", "no \\end{cases}")]
    [InlineData("\\begin{cases}x\\end{split}", "ended by \\end{split}")]
    [InlineData("x\\end{cases}", "no \\begin before")]
    [InlineData("\\begin{array}{lq}x\\end{array}", "not q")]
    [InlineData("\\begin{array}{l}x & y\\end{array}", "more cells")]
    [InlineData("{x", "no } after")]
    [InlineData("x}", "no { before")]
    [InlineData("\\frac{1}", "\\frac has no argument")]
    [InlineData("\\frac{1}2 \\frac", "\\frac has no argument")]
    [InlineData("x^", "^ has no argument")]
    [InlineData("x_1_2", "two _ follow")]
    [InlineData("\\over x", "\\over has nothing before it")]
    [InlineData("x \\choose", "\\choose has nothing after it")]
    [InlineData("\\eqref{a}", "refers to a formula that is not there")]
    [InlineData("\\textcolor{nonsense!}{x}", "needs a colour")]
    [InlineData("\\newcommand{x}{y}", "needs the name of a command")]
    [InlineData("\\newcommand{\\x}{\\x\\x} \\x", "nested more than")]
    [InlineData("\\begin{tabular}{l}x\\end{tabular}", "the environment tabular is unknown")]
    [InlineData("\\href{https://example.org}{x}", "the command \\href is unknown")]
    [InlineData("\\not{a+b}", "needs one sign")]
    [InlineData("\\left( x", "no \\right")]
    [InlineData("x \\right)", "no \\left")]
    [InlineData("\\left x \\right)", "needs a delimiter")]
    [InlineData("a & b", "outside of an environment")]
    [InlineData("\\text{a", "no closing }")]
    [InlineData("\\text{\\alpha}", "inside \\text")]
    [InlineData("\\hspace{wide}", "needs a length")]
    [InlineData("a # b", "character #")]
    [InlineData(" ", "empty")]
    public void What_is_wrong_with_a_formula_is_said(string latex, string message) =>
        Assert.Contains(message, Assert.Throws<FormulaException>(() => Latex.ToMathMl(latex, display: false)).Message, StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_is_an_error_and_not_the_end_of_the_process()
    {
        foreach (var open in new[] { "{", "\\sqrt{", "x^{", "\\left(", "\\begin{cases}", "\\displaystyle ", "\\hat", "\\sqrt[" })
            Assert.Throws<FormulaException>(() => Latex.ToMathMl(string.Concat(Enumerable.Repeat(open, 20_000)), display: false));
    }

    [Fact]
    public void No_garbage_crashes_the_converter()
    {
        string[] pieces = ["\\", "{", "}", "^", "_", "'", "&", "\\\\", "\\frac", "\\left", "(", "\\right", ")", "\\begin{aligned}", "\\end{aligned}",
            "[", "]", "x", "1", ".", "{,}", " ", "%", "\n", "\\text", "$", "\ud800", "\0", "😀", "\\hline", "\\sqrt", "\\limits", "\\not", "\\mathbb", "\\big", "−", "é"];
        var random = new Random(1);
        for (var i = 0; i < 3000; i++)
        {
            var latex = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var error = Record.Exception(() => Latex.ToMathMl(latex, display: true));
            Assert.True(error is null or FormulaException, $"{latex}: {error}");
        }
    }
}
