using System.Globalization;
using System.Xml.Linq;

namespace Course.Tests;

/// <summary>The charts as SVG that needs no script.</summary>
public sealed class StillTests
{
    private static readonly int[] s_steps = [1, 2, 3, 4];

    private static readonly Dictionary<string, Func<Figure>> s_odd = new()
    {
        ["nothing finite"] = () => Charts.Lines("Nothing", "t", Axis.Log("loss"), Series.Of("f", s_steps, _ => double.NaN), Series.Of("g", s_steps, _ => double.PositiveInfinity)),
        ["one point"] = () => Charts.Lines("Point", "t", "loss", Series.Of("f", [3], [7.0])),
        ["one value"] = () => Charts.Lines("Level", "t", "loss", Series.Of("f", s_steps, _ => 5.0)),
        ["only zero"] = () => Charts.Bars("Zero", "memory", "rule", new Bar("Sgd", 0)),
        ["below zero"] = () => Charts.Lines("Below", Axis.Log("t"), Axis.Log("loss"), Series.Of("f", s_steps, t => t - 2.5)),
        ["very large"] = () => Charts.Lines("Large", "t", "loss", Series.Of("f", s_steps, t => Math.Pow(10, 70 * t)), Series.Of("g", s_steps, t => -t * 1e-300)),
        ["twelve series"] = () => Charts.Lines("Twelve", "t", "loss", [.. Enumerable.Range(1, 12).Select(i => Series.Of($"series {i}", s_steps, t => i * t))]),
        ["noise"] = () => Charts.Lines("Noise", "t", "loss", [.. Enumerable.Range(1, 8).Select(i => Series.Of($"noise {i}", Enumerable.Range(0, 20_000), t => Math.Sin(t * t * 0.7123 * i)))]),
        ["a cloud"] = () => Charts.Lines("Cloud", "t", "loss", Series.Of("many", Enumerable.Range(0, 30_000), t => Math.Sin(t * t * 0.7123)) with { Points = true }),
        ["long words"] = () => Charts.Lines(Long("title"), Long("t"), Long("loss"), Series.Of(Long("f"), s_steps, t => t), Series.Of("short", s_steps, t => t)),
        ["odd words"] = () => Charts.Lines("<b>&\"'\u0001\ud800", "مرحبا <&>", "]]> loss", Series.Of("עברית <&>", s_steps, t => t), Series.Of("\u0000\u000b😀", s_steps, t => t)),
        ["one cell"] = () => Charts.Heatmap("Cell", "α", "λ", Grid.Of("loss", [1], [1], (_, _) => 2)),
        ["no finite cell"] = () => Charts.Heatmap("Cells", "α", "λ", Grid.Of("loss", [1, 2], [1, 2], (_, _) => double.NaN)),
        ["a thousand bars"] = () => Charts.EmaWeights(0.999, 20_000),
    };

    public static TheoryData<string> Names => [.. Sample.Figures.Keys, .. s_odd.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_whole_light_and_has_only_numbers_that_are_some(string name)
    {
        var figure = Of(name);
        var svg = figure.ToSvg();
        var page = XElement.Parse(svg);

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(svg), 1000, 40_000);
        Assert.Equal(svg, Of(name).ToSvg());
        Assert.DoesNotMatch("NaN|∞|Infinity|E[+-]?[0-9]", string.Concat(page.DescendantsAndSelf().Attributes().Where(a => a.Name.LocalName is "d" or "x" or "y" or "width" or "height" or "viewBox" or "transform").Select(a => a.Value + " ")));
        Assert.All(page.DescendantsAndSelf().Attributes().Where(a => a.Name.LocalName is "data-x" or "data-y").SelectMany(a => a.Value.Split(' ')), bound => Assert.True(double.IsFinite(double.Parse(bound, CultureInfo.InvariantCulture))));
        Assert.Equal(["700"], [page.Attribute("width")!.Value]);
        Assert.StartsWith("0 0 700 ", page.Attribute("viewBox")!.Value, StringComparison.Ordinal);
        Assert.NotEmpty(page.Element(page.Name.Namespace + "desc")!.Value);
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_words_leave_the_sheet(string name)
    {
        var page = XElement.Parse(Of(name).ToSvg());
        var height = Number(page, "height");
        foreach (var text in page.Descendants(page.Name.Namespace + "text").Where(text => text.Attribute("x") is not null))
        {
            var width = Words.Width(text.Value, text.Attribute("class")?.Value.EndsWith(" s", StringComparison.Ordinal) == true ? 11 : Theme.FontSize);
            var left = Number(text, "x") - (text.Attribute("class")?.Value[0] switch { 'm' => width / 2, 'e' => width, _ => 0 });
            Assert.True(left >= -3 && left + width <= 703, $"“{text.Value}” reaches from {left} to {left + width}");
            Assert.InRange(Number(text, "y"), 8, height);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_series_of_the_legend_is_named_and_drawn(string name)
    {
        var figure = Of(name);
        var page = XElement.Parse(figure.ToSvg());
        var texts = page.Descendants(page.Name.Namespace + "text").Select(text => text.Value).ToList();
        var traces = StillTrace.Of(System.Text.Json.Nodes.JsonNode.Parse(figure.ToPlotlyJson()).List("data"));
        foreach (var trace in traces.Where(trace => trace.InLegend))
        {
            Assert.Contains(texts, text => text == Plain(trace.Name) || (text.EndsWith('…') && Plain(trace.Name).StartsWith(text[..^1], StringComparison.Ordinal)));
            if (name is not ("nothing finite" or "very large")) Assert.Contains(page.Descendants(page.Name.Namespace + "g"), part => part.Attribute("data-series")?.Value == Plain(trace.Name));
        }

        static string Plain(string text) => XElement.Parse($"<a>{Words.Escape(text)}</a>").Value;
    }

    [Fact]
    public void A_logarithmic_axis_has_powers_of_ten()
    {
        var page = XElement.Parse(Charts.Lines("Log", "t", Axis.Log("loss"), Series.Of("f", s_steps, t => Math.Pow(10, -3 * t))).ToSvg());
        Assert.Equal(["10−12", "10−10", "10−8", "10−6", "10−4"], page.Descendants(page.Name.Namespace + "text").Select(text => text.Value).Where(text => text.StartsWith("10−", StringComparison.Ordinal)));
    }

    [Fact]
    public void It_says_at_which_stop_the_slider_stands() => Assert.Contains(">α = 0.2</text>", Sample.Figures["slider"]().ToSvg(), StringComparison.Ordinal);

    [Fact]
    public void No_culture_changes_a_byte()
    {
        var (before, svg) = (CultureInfo.CurrentCulture, Sample.Figures["lines"]().ToSvg());
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "~");
        try
        {
            CultureInfo.CurrentCulture = other;
            Assert.Equal(svg, Sample.Figures["lines"]().ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Figure Of(string name) => (Sample.Figures.GetValueOrDefault(name) ?? s_odd[name])();

    private static string Long(string word) => string.Join(' ', Enumerable.Repeat("Unbreakably" + word, 30));

    private static double Number(XElement part, string name) => double.Parse(part.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
