using static System.FormattableString;

namespace Course;

public static partial class Charts
{
    private static readonly long[] s_modelSizes = [124_000_000, 1_500_000_000, 7_500_000_000, 70_000_000_000, 128_000_000_000, 1_000_000_000_000];

    /// <summary>The memory of one device, stage by stage, as in the ZeRO paper's figure 1, with a slider over the number of devices and one
    /// over the size of the model; both start at the model's.</summary>
    /// <param name="model">The model, its devices, its optimizer and its convention; its own stage does not count.</param>
    public static Figure Memory(ModelStates model)
    {
        long[] sizes = [.. Stops(s_modelSizes, model.Parameters).Where(Ψ => Ψ >= model.Devices)];
        int[] devices = [.. Stops(s_deviceCounts, model.Devices).Where(N => N <= sizes[0])];
        var stages = Stages(model);
        string[] labels = [.. stages.Select(NameOf)];
        Axis memory = "memory per device [GB]", stage = "stage";
        var title = $"Memory of one device: {model.Optimizer.GetType().Name}, {model.Convention.Name}";

        // The bars are drawn in bytes per parameter, which no model size changes; the size changes what the ticks and the totals say,
        // so each of the two sliders leaves alone what the other one moves.
        ModelStates At(long Ψ, int N, Stage stage) => With(model, Ψ, N, stage);
        double[] X(int N, int part) => [.. stages.Select(s => PartsOf(At(model.Parameters, N, s).OnDevice, model.Parameters)[part].Value)];
        double[] Totals(int N) => [.. stages.Select(s => At(model.Parameters, N, s).Bytes / (double)model.Parameters)];
        string[] Texts(long Ψ, int N) => [.. stages.Select(s => " " + Number.Text(Number.Round(At(Ψ, N, s).GB, 3)) + " GB")];

        var bars = stages.Select((s, i) => new Bar(labels[i], PartsOf(At(model.Parameters, model.Devices, s).OnDevice, 1e9))).ToArray();
        var plot = BarsPlot(title, memory, stage, bars);
        var parts = plot.Traces.Count - 1;
        for (var part = 0; part < parts; part++)
        {
            plot.Traces[part].SetProperty("x", X(model.Devices, part));
            plot.Traces[part].SetProperty("hovertemplate", "%{y}<br>%{x:.4g} bytes per parameter<extra></extra>");
        }

        plot.Traces.RemoveAt(parts);
        foreach (var Ψ in sizes)
        {
            plot.Add("scatter", new
            {
                mode = "text",
                x = Totals(model.Devices),
                y = labels.Select(Wrap).ToArray(),
                text = Texts(Ψ, model.Devices),
                textposition = "middle right",
                cliponaxis = false,
                showlegend = false,
                hoverinfo = "skip",
                visible = Ψ == model.Parameters,
            });
        }

        var widest = Totals(1).Max();
        double[] ticks = [.. Enumerable.Range(0, 1 + (int)(widest / 4)).Select(i => 4.0 * i)];
        string[] TickTexts(long Ψ) => [.. ticks.Select(bytes => Number.Text(Number.Round(bytes * Ψ / 1e9, 3)))];
        plot.Set(new
        {
            xaxis = new
            {
                title = new { text = memory.Title, standoff = 12 },
                range = new[] { 0, 1.15 * widest }, // the total stands beside the longest bar
                tickvals = ticks,
                ticktext = TickTexts(model.Parameters),
                tickangle = 0,
                gridcolor = "rgba(128,128,128,0.25)",
                linecolor = Theme.Grey,
                showline = true,
                ticks = "outside",
                tickcolor = Theme.Grey,
                zeroline = false,
                automargin = true,
            },
        });
        PlotSlider.Attach(plot, "devices N", Array.IndexOf(devices, model.Devices), [.. devices.Select(N => Step(Invariant($"{N}"), new Dictionary<string, object?>
        {
            ["x"] = Enumerable.Range(0, parts).Select(part => X(N, part)).Concat(sizes.Select(_ => Totals(N))).ToArray(),
            ["text"] = Enumerable.Repeat<object>("", parts).Concat(sizes.Select(Ψ => Texts(Ψ, N))).ToArray(),
        }, []))]);
        PlotSlider.Attach(plot, "parameters Ψ", Array.IndexOf(sizes, model.Parameters), [.. sizes.Select(Ψ => Step(SizeOf(Ψ), new Dictionary<string, object?>
        {
            ["visible"] = Enumerable.Repeat(true, parts).Concat(sizes.Select(size => size == Ψ)).ToArray(),
        }, new() { ["xaxis.ticktext"] = TickTexts(Ψ) }))]);
        plot.Set(new { margin = new { l = 60, r = 84, t = 24, b = 56 + 2 * PlotSlider.Room } });
        return plot.Figure(title, Describe(memory, bars) + Invariant($" Sliders move N from {devices[0]} to {devices[^1]}, at {model.Devices}, and Ψ from {SizeOf(sizes[0])} to {SizeOf(sizes[^1])}, at {SizeOf(model.Parameters)}."),
            Data(memory, stage, bars));
    }

    private static object Step(string label, Dictionary<string, object?> traces, Dictionary<string, object?> layout) =>
        new { label, method = "update", args = new object[] { traces, layout } };
}
