using System.Text.Json;

namespace Course.Tests;

public class RunChartTests
{
    [Fact]
    public void The_loss_stands_above_its_floor_on_a_logarithmic_axis()
    {
        var figure = Sample.Figures["loss"]();
        Assert.Equal("loss − floor", figure.YAxis);
        using var json = JsonDocument.Parse(figure.ToJson());
        Assert.Equal("log", json.RootElement.GetProperty("layout").GetProperty("yaxis").GetProperty("type").GetString());
        Assert.Equal(10.5, (double)figure.Data.Rows[0][1]!, 6);
    }

    [Fact]
    public void Seeds_make_one_line_in_a_band()
    {
        var trainer = new Trainer { Problem = LinearRegression.Airfoil(), EvaluateEvery = 150 };
        var runs = trainer.RunMany(new Sgd { LearningRate = 0.1 }, 11, "SGD");
        var figure = Charts.Loss(runs);
        Assert.Equal("epoch [passes over the data]", figure.XAxis);
        Assert.Contains("11 seeds", figure.Caption, StringComparison.Ordinal);

        var last = runs.Select(run => run.FinalLoss - run.Floor!.Value).Order().ToArray();
        Assert.Equal(last[5], (double)figure.Data.Rows[^1][1]!, 12);
        using var json = JsonDocument.Parse(figure.ToJson());
        var band = json.RootElement.GetProperty("data")[0].GetProperty("y").EnumerateArray().Select(v => v.GetDouble()).ToArray();
        Assert.Equal(last[1], band[(band.Length / 2) - 1], 6);
        Assert.Equal(last[9], band[band.Length / 2], 6);
    }

    [Fact]
    public void A_run_that_diverges_draws_and_the_caption_says_when()
    {
        var run = Sample.Ravine.Run(new Sgd { LearningRate = 1e30 }, label: "SGD");
        Assert.NotNull(run.Diverged);
        Assert.Contains($"SGD diverged at step {run.Diverged.Step}.", Charts.Loss([run]).Caption, StringComparison.Ordinal);
        Assert.Contains($"SGD diverged at step {run.Diverged.Step}.", Charts.Path("Way", run).Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void What_blows_up_does_not_hide_the_rest()
    {
        using var json = JsonDocument.Parse(Charts.Loss([Sample.Ravine.Run(new Sgd { LearningRate = 0.4 }), Sample.Ravine.Run(new Sgd { LearningRate = 30 })]).ToJson());
        var range = json.RootElement.GetProperty("layout").GetProperty("yaxis").GetProperty("range").EnumerateArray().Select(v => v.GetDouble()).ToArray();
        Assert.Equal(Math.Log10(10.5e3), range[1], 4);
        Assert.True(range[0] < 0);
    }

    [Fact]
    public void A_path_has_a_frame_for_each_step()
    {
        using var json = JsonDocument.Parse(Sample.Figures["path"]().ToJson());
        var frames = json.RootElement.GetProperty("frames");
        Assert.Equal(21, frames.GetArrayLength());
        Assert.Equal(-5, frames[0].GetProperty("data")[0].GetProperty("x")[0].GetDouble());
        Assert.Equal(-0.943467, frames[20].GetProperty("data")[0].GetProperty("x")[0].GetDouble(), 6);
        Assert.Equal(21, json.RootElement.GetProperty("layout").GetProperty("sliders")[0].GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public void Paths_for_each_stop_share_the_frame_of_their_surface()
    {
        Run[] Runs(Problem problem, double α) => [new Trainer { Problem = problem, Steps = 5 }.Run(new Sgd { LearningRate = α })];
        var figure = Charts.Path("Ways", Slider.Over("stop", new[] { Runs(Quadratic.Ravine, 0.1), Runs(Quadratic.Ravine, 0.4), Runs(new Saddle(), 0.1) }.Index(), stop => stop.Item));
        using var json = JsonDocument.Parse(figure.ToJson());
        var steps = json.RootElement.GetProperty("layout").GetProperty("sliders")[0].GetProperty("steps");
        string[] frames = [.. Enumerable.Range(0, 3).Select(i => steps[i].GetProperty("args")[1].GetProperty("xaxis").GetProperty("range").GetRawText())];
        Assert.Equal(frames[0], frames[1]);
        Assert.NotEqual(frames[0], frames[2]);
        Assert.Contains("moves stop from", figure.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_drawn_is_named()
    {
        Assert.Contains("no runs", Assert.Throws<ArgumentException>(() => Charts.Loss([])).Message, StringComparison.Ordinal);
        var six = new Trainer { Problem = LinearRegression.Airfoil() }.Run(new Sgd());
        Assert.Contains("6 parameters", Assert.Throws<ArgumentException>(() => Charts.Path("Way", six)).Message, StringComparison.Ordinal);
        Assert.Contains("“Way” has no runs", Assert.Throws<ArgumentException>(() => Charts.Path("Way")).Message, StringComparison.Ordinal);
        var saddle = new Trainer { Problem = new Saddle(), Steps = 2 }.Run(new Sgd());
        Assert.Contains("runs on Quadratic and on Saddle", Assert.Throws<ArgumentException>(() => Charts.Path("Way", Sample.Ravine.Run(new Sgd()), saddle)).Message, StringComparison.Ordinal);
        Assert.Contains("no series", Assert.Throws<ArgumentException>(() => Charts.Schedule(10)).Message, StringComparison.Ordinal);
        Assert.Contains("steps is 1", Assert.Throws<ArgumentOutOfRangeException>(() => Charts.Schedule(1, 0.1)).Message, StringComparison.Ordinal);
    }
}
