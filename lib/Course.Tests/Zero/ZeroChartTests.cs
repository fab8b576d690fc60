using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Tests;

public class ZeroChartTests
{
    private static readonly ModelStates s_figure1 = new(7_500_000_000, 64);

    public static TheoryData<string> Names => [.. Figures.Keys];

    private static Dictionary<string, Func<Figure>> Figures { get; } = new()
    {
        ["memory"] = () => Charts.Memory(s_figure1),
        ["memory, DeepSpeed"] = () => Charts.Memory(new(7_500_000_000, 64, Stage.Two, convention: Convention.DeepSpeed)),
        ["memory, tiny"] = () => Charts.Memory(new(15, 3)),
        ["traffic"] = () => Charts.Traffic(s_figure1),
        ["against devices"] = () => Charts.MemoryAgainstDevices(s_figure1),
        ["timeline"] = () => Charts.Timeline(Trained(Stage.Three)),
    };

    [Theory, MemberData(nameof(Names))]
    public void A_chart_is_whole_described_and_the_same_twice(string name)
    {
        var figure = Figures[name]();
        using var json = JsonDocument.Parse(figure.ToJson());
        Assert.True(json.RootElement.GetProperty("data").GetArrayLength() > 0);
        Assert.False(json.RootElement.GetProperty("layout").TryGetProperty("template", out _));
        Assert.EndsWith(".", figure.Description, StringComparison.Ordinal);
        Assert.NotEmpty(figure.Data.Rows);
        Assert.Equal(figure.ToJson(), Figures[name]().ToJson());
    }

    [Fact]
    public void The_memory_chart_shows_figure_1_and_either_slider_leaves_the_other_alone()
    {
        var json = JsonNode.Parse(Charts.Memory(s_figure1).ToJson())!;
        var shown = json["data"]!.AsArray().Single(trace => (bool?)trace!["visible"] == true)!;
        Assert.Equal([" 120 GB", " 31.4 GB", " 16.6 GB", " 1.88 GB"], shown["text"]!.AsArray().Select(text => (string)text!));
        Assert.Equal([4 + 12, 4 + 12 / 64.0, 2 + 14 / 64.0, 16 / 64.0], shown["x"]!.AsArray().Select(x => Math.Round((double)x!, 9)));

        var sliders = json["layout"]!["sliders"]!.AsArray();
        Assert.Equal(2, sliders.Count);
        var (devices, sizes) = (Steps(sliders[0]!), Steps(sliders[1]!));
        Assert.All(devices, step => Assert.Equal(["x", "text"], Keys(step, 0)));
        Assert.All(devices, step => Assert.Empty(Keys(step, 1)));
        Assert.All(sizes, step => Assert.Equal(["visible"], Keys(step, 0)));
        Assert.All(sizes, step => Assert.Equal(["xaxis.ticktext"], Keys(step, 1)));
        Assert.Equal("64", (string)devices[(int)sliders[0]!["active"]!]["label"]!);
        Assert.Equal("7.5 B", (string)sizes[(int)sliders[1]!["active"]!]["label"]!);

        // A trillion parameters on 1024 devices: the total that both sliders together bring up.
        var visible = sizes[^1]["args"]![0]!["visible"]!.AsArray().Select(value => (bool)value!).ToList();
        var text = devices[^1]["args"]![0]!["text"]![visible.LastIndexOf(true)]!;
        Assert.Equal(" 15.6 GB", (string)text[3]!);

        static List<JsonNode> Steps(JsonNode slider) => [.. slider["steps"]!.AsArray().Select(step => step!)];
        static IEnumerable<string> Keys(JsonNode step, int argument) => step["args"]![argument]!.AsObject().Select(pair => pair.Key);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("timeline")]
    public void The_numbers_stand_beside_the_bars(string name)
    {
        var traces = JsonNode.Parse(Figures[name]().ToJson())!["data"]!.AsArray();
        Assert.All(traces, trace => Assert.Equal(traces[0]!["y"]!.ToJsonString(), trace!["y"]!.ToJsonString()));
        Assert.All(traces[0]!["y"]!.AsArray(), label => Assert.True(name != "timeline" || !((string)label!).Contains("<br>"), $"{label} takes two lines"));
    }

    [Fact]
    public void Traffic_is_two_and_three_times_the_model_less_one_share()
    {
        var totals = Charts.Traffic(s_figure1).Data.Rows.Select(row => (double)row[^1]!).ToList();
        Assert.Equal([2 * 63 / 64.0, 2 * 63 / 64.0, 2 * 63 / 64.0, 3 * 63 / 64.0], totals.Select(total => Math.Round(total, 12)));
    }

    [Fact]
    public void Fits_says_from_how_many_devices()
    {
        Assert.Equal("On devices of 80 GB the model fits: data parallel never; stage 1: states from N = 2; stage 2: + gradients from N = 2; stage 3: + parameters from N = 2.",
            Charts.MemoryAgainstDevices(s_figure1).Caption);
        // 1 T: 16 000 GB / N ≤ 80 from N = 200; 2 000 GB of parameters alone never.
        Assert.Contains("stage 2: + gradients never; stage 3: + parameters from N = 200.", Charts.MemoryAgainstDevices(new(1_000_000_000_000)).Caption);
        Assert.Contains("data parallel from N = 1;", Charts.MemoryAgainstDevices(new(124_000_000)).Caption);
    }

    [Fact]
    public void The_timeline_is_what_was_measured()
    {
        var cluster = Trained(Stage.Two);
        var rows = Charts.Timeline(cluster, 1).Data.Rows;
        Assert.Equal(cluster.Timeline.Count / cluster.Devices, rows.Count);
        Assert.Equal(cluster.Report[1].BytesSent, rows.Sum(row => (long)row[^1]!));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        var net = new LayeredNet(2, 5);
        Assert.Contains("call Step first", Assert.Throws<ArgumentException>(() => Charts.Timeline(new(net, net.Start(), new Adam(), 3, Stage.One))).Message);
        Assert.Contains("0 ≤ device ≤ 3", Assert.Throws<ArgumentOutOfRangeException>(() => Charts.Timeline(Trained(Stage.One), 4)).Message);
        Assert.Contains("deviceGB is 0", Assert.Throws<ArgumentOutOfRangeException>(() => Charts.MemoryAgainstDevices(s_figure1, 0)).Message);
    }

    private static Cluster Trained(Stage stage)
    {
        var net = Mlp.Airfoil([16, 8]);
        var cluster = new Cluster(net, net.Start(0), new Adam(), 4, stage);
        cluster.Step(1, 2, 3, 4);
        return cluster;
    }
}
