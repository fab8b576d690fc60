using Lessons.Export;

namespace Lessons.Tests.Export;

public sealed class CodeHighlighterTests
{
    [Theory]
    [InlineData("var x = 1;", "<span class=\"k\">var</span> <span class=\"f\">x</span> = <span class=\"n\">1</span>;")]
    [InlineData("Math.Sqrt(2)", "<span class=\"t\">Math</span>.<span class=\"m\">Sqrt</span>(<span class=\"n\">2</span>)")]
    [InlineData("// a < b", "<span class=\"c\">// a &lt; b</span>")]
    [InlineData("not C# at all <", "not <span class=\"f\">C</span># at all &lt;")]
    [InlineData("", "")]
    [InlineData("display(1)", "<span class=\"m\">display</span>(<span class=\"n\">1</span>)")]
    [InlineData("\"a\".Display()", "<span class=\"s\">&quot;a&quot;</span>.<span class=\"m\">Display</span>()")]
    [InlineData("Path.Combine()", "Path.Combine()")]
    public void Code_is_coloured_by_what_the_compiler_says(string code, string html)
    {
        using var highlighter = new CodeHighlighter(".");
        Assert.Equal(html, highlighter.Next(code));
    }

    [Fact]
    public void A_cell_knows_the_names_of_the_cells_before_it_and_not_those_of_asides()
    {
        using var highlighter = new CodeHighlighter(".");
        highlighter.Next("record Ball(double Speed);");
        highlighter.Aside("record Stone;");
        Assert.Equal(
            "<span class=\"k\">new</span> <span class=\"t\">Ball</span>(<span class=\"n\">1</span>).<span class=\"f\">Speed</span>",
            highlighter.Next("new Ball(1).Speed"));
        Assert.DoesNotContain("<span class=\"t\">", highlighter.Next("new Stone()"), StringComparison.Ordinal);
    }
}
