using Lessons.Cli;
using Lessons.Tests.Export.Markup;

namespace Lessons.Tests.Cli;

/// <summary>Notebooks that an author might bring, each with one difficulty, exported as a user exports them.</summary>
public sealed class CasesTests(CasesRun run) : IClassFixture<CasesRun>
{
    /// <summary>Each page as a reader reads it: ⟨…⟩ is a formula in a line, ⟦…⟧ one on its own, a new block a new line.</summary>
    [Theory]
    [InlineData("c01-display-as-last-expression", "T\n1\n`\ndisplay\n(\n\"hi\"\n)`\nhi")]
    [InlineData("e01-caret", "T\nSizes are 2^10 and 2^20 bytes; x^2 + y^2.")]
    [InlineData("e02-equals", "T\nIf x==y and a==b, stop.")]
    [InlineData("m01-swallowed-prose", "T\nThe loss is\n⟦L = a + b⟧\nThis prose turns into a formula.\nso does the list")]
    [InlineData("m02-formula-starts-on-the-dollar-line", "T\nThe step:\n⟦\\begin{aligned} m_t &= \\beta m_{t-1} + g_t \\\\ \\theta_t &= \\theta_{t-1} - m_t \\end{aligned}⟧")]
    [InlineData("m03-space-on-one-side", "T\nA line\n⟦y = \\alpha x⟧\nand ⟨x⟩ and ⟨y⟩.")]
    [InlineData("m05-letter-or-digit-beside", "T\nThe ⟨k⟩th step costs 16⟨\\times⟩ more.")]
    [InlineData("m07-dollar-in-shell-text", "T\nType $ dotnet build and then $ dotnet test.")]
    [InlineData("m09-escaped-pipe-in-table", "T\nwhat\nhow\nor\n`a | b`\ngiven\n⟨P(a|b)⟩")]
    [InlineData("o01-unclosed-html-output", "T\nOne\n–\n`\nHTML\n(\n\"<p>shown</p><!-- note\"\n)`\nshown\nTwo\nThis section is gone.")]
    [InlineData("o03-latex-or-markdown-only", "T\n–\n`\n1\n`\n⟦x^2⟧\n*b*\na,b")]
    public void A_page_reads_as_its_notebook_does(string name, string reading) => Assert.Equal(reading, Reading.Of(run.Main(name), name));

    [Theory]
    [InlineData("c04-failing-sequence", "→ 1 │ new[]{1,0}.Select(i =&gt; 10 / i)")]
    [InlineData("c05-culture", "Lessons run with the invariant culture alone")]
    [InlineData("l02-attachment", "<img src=\"data:image/")]
    [InlineData("m08-alignedat-count", "alttext=\"\\begin{alignedat}{2}")]
    [InlineData("m10-common-latex-refused", "<munder>")]
    [InlineData("o04-progress-ending-in-return", "<pre class=\"stream\">100%")]
    [InlineData("one", "<img src=\"img/fig.svg\" alt=\"f\">")]
    [InlineData("two", "<img src=\"img/fig-3.svg\" alt=\"f\">")]
    [InlineData("index-2", "This lesson has no page.")]
    [InlineData("other", "<a href=\"index-2.html\">home</a>")]
    public void A_page_has(string name, string part) => Assert.Contains(part, run.Main(name), StringComparison.Ordinal);

    [Theory]
    [InlineData("c02-python-notebook.ipynb is a notebook in Python; this tool runs notebooks in C#.")]
    [InlineData("l06-empty-link.ipynb, cell 2 (c1): the link [x]() is empty. Write an address between the parentheses, or remove the link.")]
    [InlineData("l07-empty.ipynb is empty: it holds no notebook. Restore it from version control, or remove it.")]
    public void What_cannot_be_a_page_is_told_once(string sentence)
    {
        Assert.Single(run.Told.Split(sentence).Skip(1));
        Assert.Equal(ExitCode.ExportFailed, run.Exit);
    }

    [Fact]
    public void Every_link_of_a_page_to_a_part_of_itself_arrives()
    {
        var page = run.Main("l01-anchor-as-jupyter-and-vscode-write-it");
        var targets = page.Split("href=\"#").Skip(1).Select(rest => rest[..rest.IndexOf('"')]).ToList();
        Assert.True(targets.Count >= 3);
        Assert.All(targets, id => Assert.Matches($"(id|name)=\"{System.Text.RegularExpressions.Regex.Escape(id)}\"", page));
    }
}
