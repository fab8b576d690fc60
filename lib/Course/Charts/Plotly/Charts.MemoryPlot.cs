using static System.FormattableString;

namespace Course;

public static partial class Charts
{
    private static Plot MemoryPlot(string title, Axis memory, Axis stage, ModelStates model, Bar[] bars, long[] sizes, int[] devices)
    {
        var stages = Stages(model);
        // The bars are drawn in bytes per parameter, which no model size changes; the size changes what the ticks and the totals say,
        // so each of the two sliders leaves alone what the other one moves.
        ModelStates At(long Ψ, int N, Stage stage) => With(model, Ψ, N, stage);
        double[] X(int N, int part) => [.. stages.Select(s => PartsOf(At(model.Parameters, N, s).OnDevice, model.Parameters)[part].Value)];
        double[] Totals(int N) => [.. stages.Select(s => At(model.Parameters, N, s).Bytes / (double)model.Parameters)];
        string[] Texts(long Ψ, int N) => [.. stages.Select(s => " " + Number.Text(Number.Round(At(Ψ, N, s).GB, 3)) + " GB")];

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
                y = stages.Select(s => Wrap(NameOf(s))).ToArray(),
                text = Texts(Ψ, model.Devices),
                textposition = "middle right",
                cliponaxis = false,
                showlegend = false,
                hoverinfo = "skip",
                visible = Ψ == model.Parameters,
            });
        }

        var widest = Totals(1).Max();
        var apart = widest < 16 ? 4 : 8; // three or four ticks, which a narrow window has room for
        double[] ticks = [.. Enumerable.Range(0, 1 + (int)(widest / apart)).Select(i => (double)(apart * i))];
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
        return plot;
    }

    private static object Step(string label, Dictionary<string, object?> traces, Dictionary<string, object?> layout) =>
        new { label, method = "update", args = new object[] { traces, layout } };
}
