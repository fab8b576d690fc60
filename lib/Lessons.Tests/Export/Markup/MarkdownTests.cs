using Lessons.Export;

namespace Lessons.Tests.Export.Markup;

/// <summary>Cells of prose, read as VS Code's notebook reads them.</summary>
public sealed class MarkdownTests
{
    [Theory]
    [InlineData("The loss is\n\n$$L = a +\nb\n$$\n\nThis is prose.\n\n- so is this", "The loss is\n⟦L = a + b⟧\nThis is prose.\nso is this")]
    [InlineData("The step:\n\n$$\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}$$", "The step:\n⟦\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}⟧")]
    [InlineData("$$\na\n$$", "⟦a⟧")]
    [InlineData("$$a$$", "⟦a⟧")]
    [InlineData("$$a\n=\nb$$", "⟦a = b⟧")]
    [InlineData("$$\na\n=\n- b\n$$\nafter", "⟦a = - b⟧\nafter")]
    [InlineData("$$x$$ is good", "⟦x⟧ is good")]
    [InlineData("before $$x\n= y$$ after", "before ⟦x = y⟧ after")]
    [InlineData("$$\na$$ where $b$", "⟦a⟧ where ⟨b⟩")]
    [InlineData("text\n$$\nx\n$$\nmore", "text\n⟦x⟧\nmore")]
    [InlineData("$a\n= b$ x", "⟨a = b⟩ x")]
    [InlineData("> $$\n> a\n> $$\n> b", "⟦a⟧\nb")]
    [InlineData("> quoted\n> $$a\n> + b$$\n\nafter", "quoted\n⟦a + b⟧\nafter")]
    [InlineData("- one\n  $$\n  a\n  $$\n- two", "one\n⟦a⟧\ntwo")]
    [InlineData("1. $$a$$\n2. $$\n   b\n   $$", "⟦a⟧\n⟦b⟧")]
    [InlineData("- one\n\n  $$\n  \\begin{cases}\n  a\n  \\end{cases}\n  $$", "one\n⟦\\begin{cases} a \\end{cases}⟧")]
    [InlineData("$$a$$\n\n$$b$$\n\nc", "⟦a⟧\n⟦b⟧\nc")]
    [InlineData("$$a$$ $$b$$", "⟦a⟧ ⟦b⟧")]
    [InlineData("$$\r\na\r\n$$\r\n\r\nb", "⟦a⟧\nb")]
    [InlineData("\\begin{align}\na &= b\n\\end{align}", "⟦\\begin{align} a &= b \\end{align}⟧")]
    [InlineData("\\begin{equation}\n\\begin{split} a \\end{split}\n\\end{equation}\n\nb", "⟦\\begin{equation} \\begin{split} a \\end{split} \\end{equation}⟧\nb")]
    [InlineData("text\n\\begin{align}\na\n\\end{align}\nmore", "text\n⟦\\begin{align} a \\end{align}⟧\nmore")]
    [InlineData("- \\begin{gather} a \\end{gather}", "⟦\\begin{gather} a \\end{gather}⟧")]
    [InlineData("> \\begin{gather}\n> a\n> \\end{gather}", "⟦\\begin{gather} a \\end{gather}⟧")]
    [InlineData("\\begin{align}a\\end{align} and so on", "⟦\\begin{align}a\\end{align}⟧ and so on")]
    [InlineData("```math\nx^2\n```", "⟦x^2⟧")]
    [InlineData("```\n$$x$$ \\frac\n```", "`$$x$$ \\frac`")]
    [InlineData("    $$\n    x\n    $$", "`$$ x $$`")]
    public void A_formula_is_where_its_dollars_are(string markdown, string reading) => Assert.Equal(Flat(reading), Flat(Reading.Of(markdown)));

    [Theory]
    [InlineData("| a | b |\n|---|---|\n| or | `a \\| b` |\n| given | $P(a\\|b)$ |", "a\nb\nor\n`a | b`\ngiven\n⟨P(a|b)⟩")]
    [InlineData("a | b\n--- | ---\nc | d", "a\nb\nc\nd")]
    [InlineData("text\n| a |\n|---|\n| b |\n\nafter", "text\na\nb\nafter")]
    [InlineData("| a | b |\n|:--|--:|\n| c |", "a\nb\nc")]
    [InlineData("| a | b |\n|---|\n| c | d |", "| a | b | |---| | c | d |")]
    [InlineData("> | a | b |\n> |---|---|\n> | c | d |", "a\nb\nc\nd")]
    [InlineData("- | a | b |\n  |---|---|\n  | c | d |\n- e", "a\nb\nc\nd\ne")]
    [InlineData("| a |\n|---|\n| b |\n- c", "a\nb\nc")]
    [InlineData("| a |\n|---|\n| b |\n> c", "a\nb\nc")]
    [InlineData("a | b", "a | b")]
    [InlineData("a | b\n***", "a | b")]
    [InlineData("| $\\lVert x \\rVert$ | **b** |\n|---|---|\n| ~~c~~ | [d](https://example.org) |", "⟨\\lVert x \\rVert⟩\n*b*\n~c~\n[d → https://example.org]")]
    public void A_table_is_what_GFM_makes_of_it(string markdown, string reading) => Assert.Equal(Flat(reading), Flat(Reading.Of(markdown)));

    [Theory]
    [InlineData("$$x\n\nprose", "\"$$x\" holds $$")]
    [InlineData("$$\nx\n\ny\n$$", "holds $$")]
    [InlineData("a $$ b", "\"a $$ b\" holds $$")]
    [InlineData("\\begin{align} a\n\nb \\end{align}", "holds \\begin")]
    [InlineData("so \\begin{align} a \\end{align}", "holds \\begin")]
    [InlineData("\\(\\frac{a}{b}\\)", "holds \\frac")]
    [InlineData("by \\alpha percent", "\"by \\alpha percent\" holds \\alpha")]
    [InlineData("# A \\frac{1}{2}", "holds \\frac")]
    [InlineData("| \\beta |\n|---|\n| b |", "holds \\beta")]
    [InlineData("- > \\unknown{x}", "holds \\unknown")]
    [InlineData("<div>$$x$$</div>", "holds $$")]
    [InlineData("see \\eqref{eq}", "holds \\eqref")]
    [InlineData("| a | b |\n|---|---|\n| $|x|$ | c |", "\"$\" has no place")]
    [InlineData("<ul><li>a<li>b</ul>", "<li> is not closed before </ul>. Add </li>")]
    [InlineData("<li>a", "<li> is not closed in the cell")]
    [InlineData("$\\eqref{no}$", "refers to a formula that is not there")]
    public void What_a_page_cannot_follow_is_said_with_its_text(string markdown, string says)
    {
        var error = Assert.Throws<ExportException>(() => Reading.Html(markdown));
        Assert.StartsWith("01-every-element.ipynb, cell 1", error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("In C:\\Users\\text\\new and .\\bin\\text there is nothing.")]
    [InlineData("The regex `\\frac` and <code>\\frac</code> and <kbd>$$</kbd>.")]
    [InlineData("\\$\\$ is the shell's number, \\\\alpha is typed.")]
    [InlineData("A\\nB and \\n and \\t and a\\_b.")]
    [InlineData("![a $$ b](picture.png)")]
    public void What_only_looks_like_LaTeX_stays(string markdown) => Reading.Html(markdown);

    [Fact]
    public void Labels_number_their_formulas_and_definitions_last_through_the_lesson()
    {
        var html = Reading.Html("See $\\eqref{b}$.\n\n$$a \\label{a}$$\n\n$$b \\tag{B}\\label{b}$$\n\n$\\newcommand{\\half}[1]{\\frac{#1}{2}}$\n\nSo $\\half{x}$.");
        Assert.Contains("<mtext>(B)</mtext></math>.", html, StringComparison.Ordinal);
        Assert.Contains("<mtext>(1)</mtext>", html, StringComparison.Ordinal);
        Assert.Contains("<mfrac><mi>x</mi><mn>2</mn></mfrac>", html, StringComparison.Ordinal);
    }

    private static string Flat(string reading) => string.Join(' ', reading.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
