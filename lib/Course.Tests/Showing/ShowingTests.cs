using System.Globalization;

namespace Course.Tests;

public class ShowingTests
{
    private const string Apart = "style=\"margin-left:0.8em;opacity:0.8;font-variant-numeric:tabular-nums\"";

    public static TheoryData<object, string[]> Shown => new()
    {
        { Check.That(true, "yes"), ["text/html", "text/plain"] },
        { new Table(["a"], [[1]]), ["text/html", "text/plain"] },
        { (Pack)0.5, ["text/html", "text/plain"] },
        { new Adam().Explain(0.5, 0, 0, 1), ["text/html", "text/plain"] },
        { Sample.Figures["bars"](), ["text/html", "text/plain", "image/svg+xml", "application/vnd.plotly.v1+json"] },
    };

    [Theory, MemberData(nameof(Shown))]
    public void A_notebook_finds_its_forms(object value, string[] mimeTypes)
    {
        // As .NET Interactive does: everything by name.
        var attribute = value.GetType().GetCustomAttributes(false).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
        var formatters = ((IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).ToArray();
        Assert.Equal(mimeTypes, formatters.Select(f => (string)f.GetType().GetProperty("MimeType")!.GetValue(f)!));
        foreach (var formatter in formatters)
        {
            using var writer = new StringWriter();
            Assert.True((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!);
            Assert.NotEmpty(writer.ToString());
        }
    }

    [Fact]
    public void Several_checks_show_a_line_each()
    {
        var all = Check.All(Check.That(true, "a < b"), Check.All(Check.Close(1, 1, 0, "c"), Check.That(true, "d")));
        Assert.Equal("✓ a < b\n✓ c [1]\n✓ d", all.ToString());
        Assert.Equal($"<p class=\"check\">✓ a &lt; b</p><p class=\"check\">✓ c <span class=\"number\" {Apart}>1</span></p><p class=\"check\">✓ d</p>", all.ToHtml());
    }

    [Fact]
    public void Every_rule_shows_its_terms() =>
        Assert.All(Optimizers.Rules.Types, rule => Assert.Contains(Assert.Single(rule.GetNestedTypes()).GetCustomAttributes(false), a => a is TypeFormatterSourceAttribute));

    [Fact]
    public void Terms_show_as_names_and_numbers() =>
        Assert.Contains("<td style=\"text-align:left!important\">mHat</td><td class=\"number\" align=\"right\" style=\"text-align:right!important\">0.50000</td>", TypeFormatterSource.HtmlOf(new Adam().Explain(0.5, 0, 0, 1)), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(1234567.5, "1234567.5")]
    [InlineData(6.5685202, "6.56852")]
    [InlineData(1e-7, "1e−7")]
    [InlineData(-0.0, "0")]
    [InlineData(1e20, "1e20")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Numbers_read_the_same_everywhere(double value, string text) => Assert.Equal(text, Number.Text(value));

    [Fact]
    public void A_table_aligns_numbers_right_and_escapes_text()
    {
        var table = Table.Of([("a<b", 1.5, 2f), ("c", 10.25, 3f)], "name", "value", "other");
        Assert.Equal("name  value  other\n----  -----  -----\na<b    1.50      2\nc     10.25      3", table.ToString());
        Assert.Contains("<td style=\"text-align:left!important\">a&lt;b</td>", table.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\" class=\"number\" align=\"right\" style=\"text-align:right!important\">value</th>", table.ToHtml(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 100, 0.25, -1 }, new[] { "100.00", "0.25", "−1.00" })]
    [InlineData(new[] { 1.0, 20, 300 }, new[] { "1", "20", "300" })]
    [InlineData(new[] { 0.9999999, 0.5 }, new[] { "1.0", "0.5" })]
    [InlineData(new[] { 1234.5, 0.000123457, 7 }, new[] { "1234.5········", "0.000123457", "7··········" })]
    [InlineData(new[] { 2.5e-7, 12, 0.5 }, new[] { "2.5e−7", "12·····", "0.5···" })]
    [InlineData(new[] { double.NaN, 1.25, double.PositiveInfinity }, new[] { "NaN", "1.25", "∞" })]
    public void The_numbers_of_a_column_are_alike_and_their_points_below_each_other(double[] numbers, string[] texts) =>
        Assert.Equal(texts, NumberColumn.Write([.. numbers.Cast<object?>()], '·'));

    [Fact]
    public void A_table_of_objects_has_a_column_for_each_property() =>
        Assert.Equal(["Rule", "Bytes"], Table.Of([new { Rule = "Adam", Bytes = 8 }]).Headers);

    [Fact]
    public void A_table_refuses_rows_of_other_length()
    {
        Assert.Contains("row 1 has 1 cells; the table has 2 columns", Assert.Throws<ArgumentException>(() => new Table(["a", "b"], [[1, 2], [3]])).Message, StringComparison.Ordinal);
        Assert.Contains("headers is empty", Assert.Throws<ArgumentException>(() => new Table([], [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_shows_a_tick_the_sentence_and_the_number()
    {
        var check = Check.Close(6.5685, 6.569, 1e-3, "the peak is <6.57");
        Assert.Equal("✓ the peak is <6.57 [6.5685]", check.ToString());
        Assert.Equal($"<p class=\"check\">✓ the peak is &lt;6.57 <span class=\"number\" {Apart}>6.5685</span></p>", check.ToHtml());
        Assert.Equal("✓ it holds", Check.That(true, "it holds").ToString());
    }

    [Fact]
    public void A_failed_check_gives_the_numbers()
    {
        Assert.Contains("2.5 is 0.5 from 2; at most 0.1 is allowed", Fails(() => Check.Close(2.5, 2, 0.1, "two")), StringComparison.Ordinal);
        Assert.Contains("NaN", Fails(() => Check.Close(double.NaN, 2, 0.1, "two")), StringComparison.Ordinal);
        Assert.Contains("at 1 it is −0 against 0", Fails(() => Check.Same([1, -0f], [1, 0f], "same")), StringComparison.Ordinal);
        Assert.Contains("2 numbers against 1", Fails(() => Check.Same([1, 2], [1], "same")), StringComparison.Ordinal);
        Assert.Contains("false", Fails(() => Check.That(false, "never")), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Check.Close(1, 1, -1, "negative"));
        Assert.Equal("✓ mostly [9 of 10 times]", Check.Often(10, 9, k => k != 4, "mostly").ToString());
        Assert.Contains("holds 8 of 10 times; at least 9 are asked for", Fails(() => Check.Often(10, 9, k => k > 1, "mostly")), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Check.Often(10, 11, _ => true, "more than always"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Check.Often(0, 0, _ => true, "never tried"));
    }

    [Fact]
    public void The_culture_of_the_machine_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.Equal("✓ x [−1.5]", Check.Close(-1.5, -1.5, 0, "x").ToString());
            Assert.Contains("−1.5", new Table(["a"], [[-1.5]]).ToHtml(), StringComparison.Ordinal);
            Assert.DoesNotContain("~", Charts.Lines("t", "x", "y", Series.Of("f", [1, 2], [-1.5, -2.5])).ToJson(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Fails(Func<Check> check) => Assert.Throws<CheckFailedException>(check).Message;
}
