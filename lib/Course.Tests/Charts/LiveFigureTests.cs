using System.Text.Json;

namespace Course.Tests;

public sealed class LiveFigureTests
{
    [Theory]
    [InlineData(new[] { 0.0, 1 }, 50, "0.5")]
    [InlineData(new[] { 0.001, 0.01, 0.1 }, 30, "0.00316")]
    [InlineData(new[] { 0.1, 0.3, 1 }, 30, "0.173")]
    [InlineData(new[] { 0.5, 0.7, 0.8, 0.9, 0.95 }, 10, "0.6")]
    [InlineData(new[] { 0.0, 15, 30, 45 }, 20, "7.5")]
    public void Between_numbers_lie_round_numbers_evenly_on_the_scale_of_the_stops(double[] stops, int at, string value)
    {
        var slider = Slider.Over("α", stops, α => α);
        Assert.Equal(value, slider.Passage.Values[at]);
        Assert.Equal(slider.Labels, slider.Passage.Stops.Select(stop => slider.Passage.Values[stop]));
        Assert.Equal(value, FormattableString.Invariant($"{slider.At(at)}"));
        Assert.Equal(slider.Passage.Values.Count, slider.Passage.Values.Distinct().Count());
    }

    [Fact]
    public void Whole_numbers_stay_whole_and_what_is_no_number_has_nothing_between()
    {
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], Slider.Over("N", [1, 2, 4, 8], n => n).Passage.Values);
        Assert.False(Slider.Over("stage", [0, 1, 2, 3], n => n).Passage.IsFree);
        Assert.False(Slider.Over("rule", ["Adam", "Sgd"], name => name).Passage.IsFree);
        Assert.False(Slider.Over("limit", [1.0, double.PositiveInfinity], limit => limit).Passage.IsFree);
    }

    [Fact]
    public void A_value_between_is_computed_when_it_is_asked_for_and_a_stop_never_again()
    {
        List<double> asked = [];
        var figure = Charts.Lines("Lines", "t", "y", Slider.Over("α", [0.0, 1], α =>
        {
            asked.Add(α);
            return new[] { Series.Of("f", [1, 2], t => α * t) };
        }));
        var live = figure.Live!;
        Assert.Equal(["slider"], live.Offers);
        Assert.Equal([0, 1], asked);

        Assert.Equal(0.5, live.At(50, null).Data.Rows[0][1]);
        Assert.Equal([0, 1, 0.5], asked);
        Assert.Equal(1.0, live.At(100, null).Data.Rows[0][1]);
        Assert.Equal([0, 1, 0.5], asked);
    }

    [Theory]
    [InlineData("landscape", "start")]
    [InlineData("landscape, rules", "slider start")]
    [InlineData("landscape, surfaces", "slider start")]
    [InlineData("path", "start")]
    [InlineData("ema", "slider")]
    [InlineData("lines", "")]
    [InlineData("stacked bars", "slider")]
    [InlineData("heat map, slider", "")]
    public void A_figure_says_what_a_page_can_do_with_it(string name, string offers)
    {
        using var json = JsonDocument.Parse(Sample.Figures[name]().ToJson());
        Assert.Equal(offers, json.RootElement.TryGetProperty("live", out var live) ? string.Join(' ', live.EnumerateArray()) : "");
    }

    [Theory]
    [InlineData("landscape")]
    [InlineData("landscape, rules")]
    [InlineData("landscape, surfaces")]
    public void All_rules_walk_again_from_another_start_on_the_same_map(string name)
    {
        var figure = Sample.Figures[name]();
        var before = figure.Live!.At(0, null);
        var after = figure.Live.At(0, [0.5f, -0.25f]);

        var starts = after.Data.Rows.Where(row => Equals(row[1], 0)).ToArray();
        Assert.Equal(before.Data.Rows.Count(row => Equals(row[1], 0)), starts.Length);
        Assert.All(starts, row => Assert.Equal((0.5f, -0.25f), (row[2], row[3])));
        Assert.Equal(Frame(before), Frame(after));

        static string Frame(Figure figure)
        {
            using var json = JsonDocument.Parse(figure.ToJson());
            return json.RootElement.GetProperty("layout").GetProperty("xaxis").GetProperty("range").GetRawText();
        }
    }

    [Fact]
    public void A_slider_that_moves_the_start_is_told_from_one_that_turns_the_landscape()
    {
        var places = Slider.Over("start", new[] { (1.0, 2.0), (-2.0, 1.0) }, place => new[] { new Trainer { Problem = new Saddle { From = place }, Steps = 2 }.Run(new Sgd { LearningRate = 0.1 }) });
        Assert.True(Charts.Path("Ways", places).Live!.SlidesStart);
        Assert.False(Sample.Figures["landscape, surfaces"]().Live!.SlidesStart);
        Assert.False(Sample.Figures["landscape, rules"]().Live!.SlidesStart);
    }

    [Fact]
    public void Runs_that_differ_in_their_start_have_none_to_move()
    {
        var trainer = new Trainer { Problem = new Rastrigin(), Steps = 5 };
        Assert.Null(Charts.Path("Ways", trainer.RunMany(new Sgd { LearningRate = 0.01 }, 2)).Live);
    }

    [Fact]
    public void A_landscape_names_each_rule_and_takes_the_steps_it_is_told()
    {
        var figure = Charts.Landscape("Landscape", new Saddle(), 400, new Sgd { LearningRate = 0.1 }, new Adam { LearningRate = 0.1 });
        Assert.Equal(["Sgd 0.1", "Adam 0.1"], figure.Data.Rows.Select(row => row[0]).Distinct());
        Assert.Equal(2 * 201, figure.Data.Rows.Count);
        Assert.Equal(400, figure.Data.Rows[^1][1]);
    }
}
