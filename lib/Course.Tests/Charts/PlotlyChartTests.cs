using System.Text.Json;
using Plotly.NET;

namespace Course.Tests;

public class PlotlyChartTests
{
    public static TheoryData<string> Names => [.. Sample.Figures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_chart_behind_a_figure_has_its_traces_and_axes(string name)
    {
        var figure = Sample.Figures[name]();

        var chart = Assert.IsAssignableFrom<GenericChart>(figure.Chart);

        var html = GenericChart.toEmbeddedHTML(chart);
        using var parts = JsonDocument.Parse(figure.ToJson());
        Assert.Equal(parts.RootElement.GetProperty("data").GetArrayLength(), GenericChart.getTraces(chart).Length);
        Assert.Contains(figure.XAxis, html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"sliders\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_chart_is_a_new_one_to_change_at_will()
    {
        var figure = Sample.Figures["lines"]();

        Assert.NotSame(figure.Chart, figure.Chart);
    }
}
