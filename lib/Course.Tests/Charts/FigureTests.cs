using System.Runtime.Loader;
using System.Text.Json;

namespace Course.Tests;

public class FigureTests
{
    public static TheoryData<string> Names => [.. Sample.Figures.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Its_json_is_whole_and_has_no_template(string name)
    {
        var figure = Sample.Figures[name]();
        using var json = JsonDocument.Parse(figure.ToJson());
        var root = json.RootElement;
        Assert.True(root.GetProperty("data").GetArrayLength() > 0);
        Assert.True(root.TryGetProperty("config", out _));
        var layout = root.GetProperty("layout");
        Assert.False(layout.TryGetProperty("template", out _));
        Assert.False(layout.TryGetProperty("width", out _));
        Assert.Equal("rgba(0,0,0,0)", layout.GetProperty("paper_bgcolor").GetString());
        Assert.False(layout.GetProperty("font").TryGetProperty("color", out _));
        Assert.Equal(figure.Title, root.GetProperty("title").GetString());
        Assert.Equal(figure.Data.Rows.Count, root.GetProperty("table").GetProperty("rows").GetArrayLength());
    }

    [Theory, MemberData(nameof(Names))]
    public void It_says_what_there_is_to_see(string name)
    {
        var figure = Sample.Figures[name]();
        Assert.EndsWith(".", figure.Description, StringComparison.Ordinal);
        Assert.NotEmpty(figure.XAxis);
        Assert.NotEmpty(figure.YAxis);
        using var json = JsonDocument.Parse(figure.ToJson());
        foreach (var axis in new[] { "xaxis", "yaxis" })
            Assert.NotEmpty(json.RootElement.GetProperty("layout").GetProperty(axis).GetProperty("title").GetProperty("text").GetString()!);
        Assert.StartsWith(figure.Title, figure.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Twice_the_same_bytes(string name) => Assert.Equal(Sample.Figures[name]().ToJson(), Sample.Figures[name]().ToJson());

    [Fact]
    public void What_is_not_finite_is_null()
    {
        using var json = JsonDocument.Parse(Sample.Figures["not finite"]().ToJson());
        var y = json.RootElement.GetProperty("data")[0].GetProperty("y").EnumerateArray().Select(v => v.ValueKind).ToArray();
        Assert.Equal([JsonValueKind.Number, JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Number], y);
    }

    [Fact]
    public void A_band_leaves_out_what_is_not_finite()
    {
        using var json = JsonDocument.Parse(Sample.Figures["band"]().ToJson());
        Assert.Equal([0, 1, 2, 4, 3, 2], json.RootElement.GetProperty("data")[0].GetProperty("y").EnumerateArray().Select(v => v.GetDouble()));
    }

    [Fact]
    public void A_slider_carries_the_data_of_every_stop()
    {
        using var json = JsonDocument.Parse(Sample.Figures["slider"]().ToJson());
        var slider = json.RootElement.GetProperty("layout").GetProperty("sliders")[0];
        Assert.Equal(1, slider.GetProperty("active").GetInt32());
        var stops = slider.GetProperty("steps").EnumerateArray().Select(s => (s.GetProperty("label").GetString(), s.GetProperty("args")[0].GetProperty("y")[0][3].GetDouble()));
        Assert.Equal([("0.1", 0.4), ("0.2", 0.8)], stops);
        Assert.Equal(0.8, json.RootElement.GetProperty("data")[0].GetProperty("y")[3].GetDouble());
    }

    [Theory]
    [InlineData(0.9, 50)]
    [InlineData(0.99, 1000)]
    [InlineData(0, 3)]
    public void The_weights_of_t_steps_sum_to_one_minus_beta_to_the_t(double β, int t)
    {
        var data = Charts.EmaWeights(β, t).Data;
        Assert.Equal(1 - Math.Pow(β, t), data.Rows.Sum(row => (double)row[1]!), 1e-12);
    }

    [Fact]
    public void Maps_side_by_side_share_one_scale_of_colours()
    {
        using var json = JsonDocument.Parse(Sample.Figures["heat maps"]().ToJson());
        var maps = json.RootElement.GetProperty("data").EnumerateArray()
            .Where(trace => trace.GetProperty("type").GetString() == "heatmap" && trace.TryGetProperty("zmin", out _)).ToList();
        Assert.Equal([0.1, 0.1], maps.Select(map => map.GetProperty("zmin").GetDouble()));
        Assert.Equal([3.6, 3.6], maps.Select(map => map.GetProperty("zmax").GetDouble()));
        Assert.Equal(["x", "x2"], maps.Select(map => map.GetProperty("xaxis").GetString()));
        Assert.Equal([true, false], maps.Select(map => map.GetProperty("showscale").GetBoolean()));
    }

    [Fact]
    public void A_map_keeps_its_categories_and_its_colours_at_every_stop()
    {
        using var json = JsonDocument.Parse(Sample.Figures["heat map, slider"]().ToJson());
        var map = json.RootElement.GetProperty("data").EnumerateArray().Single(trace => trace.TryGetProperty("zmin", out _));
        Assert.Equal((1, 3), (map.GetProperty("zmin").GetDouble(), map.GetProperty("zmax").GetDouble()));
        Assert.Equal([1, 2, 3], map.GetProperty("colorbar").GetProperty("tickvals").EnumerateArray().Select(tick => tick.GetDouble()));
        foreach (var step in json.RootElement.GetProperty("layout").GetProperty("sliders")[0].GetProperty("steps").EnumerateArray())
        {
            var (data, layout) = (step.GetProperty("args")[0], step.GetProperty("args")[1]);
            Assert.False(data.TryGetProperty("zmax", out _));
            Assert.Equal("category", layout.GetProperty("xaxis.type").GetString());
            Assert.Equal("category", layout.GetProperty("yaxis.type").GetString());
        }
    }

    [Theory]
    [InlineData("heat map", true)]
    [InlineData("heat map, slider", false)]
    public void A_star_marks_the_smallest_where_it_is_alone(string figure, bool isMarked)
    {
        using var json = JsonDocument.Parse(Sample.Figures[figure]().ToJson());
        var marked = json.RootElement.GetProperty("data").EnumerateArray().Last().GetProperty("x").GetArrayLength();
        Assert.Equal(isMarked ? 1 : 0, marked);
    }

    [Fact]
    public void Maps_side_by_side_must_cover_the_same_places()
    {
        var map = Grid.Of("loss", [1, 2], [1], (x, y) => x);
        Assert.Contains("differ in their places", Assert.Throws<ArgumentException>(() => Charts.Heatmap("M", "x", "y", ("a", map), ("b", Grid.Of("loss", [1, 3], [1], (x, y) => x)))).Message, StringComparison.Ordinal);
        Assert.Contains("has 1 maps", Assert.Throws<ArgumentException>(() => Charts.Heatmap("M", "x", "y", ("a", map))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_in_a_title_cannot_end_the_script()
    {
        var html = (Sample.Figures["bars"]() with { Title = "</script><b>", Caption = "a < b" }).ToHtml();
        Assert.Contains("&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.Single(html.Split("</script>").Skip(1));
    }

    [Fact]
    public void The_first_figure_of_a_process_brings_plotly_js_whenever_its_cell_runs()
    {
        // A second copy of the library begins as a kernel does.
        var charts = new AssemblyLoadContext("kernel").LoadFromAssemblyPath(typeof(Figure).Assembly.Location).GetType("Course.Charts")!;
        var first = Html("EmaWeights", 0.9, 10);
        Assert.InRange(first.Length, 1_000_000, 1_500_000);
        Assert.InRange(Html("BiasCorrection", (double[])[0.9], 10, false).Length, 0, 20_000);
        Assert.Equal(first, Html("EmaWeights", 0.9, 10));
        Assert.InRange(Html("EmaWeights", 0.99, 10).Length, 1_000_000, 1_500_000);

        string Html(string chart, params object[] arguments)
        {
            var figure = charts.GetMethod(chart)!.Invoke(null, arguments)!;
            return (string)figure.GetType().GetMethod("ToHtml")!.Invoke(figure, null)!;
        }
    }

    [Fact]
    public void A_stop_is_labelled_as_its_numbers_read_everywhere() =>
        Assert.Equal(["(−3.3, 0.5)", "(1, (2, 3))", "one-cycle"], Slider.Over("start", new object[] { (-3.3, 0.5), (1, (2, 3)), "one-cycle" }, _ => 0).Labels);

    [Fact]
    public void Empty_input_is_named()
    {
        Assert.Contains("“Empty”", Assert.Throws<ArgumentException>(() => Charts.Lines("Empty", "x", "y", series: [])).Message, StringComparison.Ordinal);
        Assert.Contains("“Empty”", Assert.Throws<ArgumentException>(() => Charts.Bars("Empty", "x", "y", bars: [])).Message, StringComparison.Ordinal);
        Assert.Contains("“f”", Assert.Throws<ArgumentException>(() => Series.Of("f", Array.Empty<int>(), Array.Empty<double>())).Message, StringComparison.Ordinal);
        Assert.Contains("“f” has 2 x and 1 y", Assert.Throws<ArgumentException>(() => Series.Of("f", [1, 2], [1.0])).Message, StringComparison.Ordinal);
        Assert.Contains("“β”", Assert.Throws<ArgumentException>(() => Slider.Over("β", Array.Empty<double>(), β => β)).Message, StringComparison.Ordinal);
        Assert.Contains("every stop must have as many", Assert.Throws<ArgumentException>(() => Charts.Lines("Odd", "x", "y", Slider.Over("n", [1, 2],
            n => Enumerable.Range(0, n).Select(i => Series.Of($"{i}", [1, 2], [1, 2])).ToArray()))).Message, StringComparison.Ordinal);
        Assert.Contains("beta is 1;", Assert.Throws<ArgumentOutOfRangeException>(() => Charts.EmaWeights(1)).Message, StringComparison.Ordinal);
    }
}
