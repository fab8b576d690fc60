using System.Text;

namespace Course;

/// <summary>What stands round a plot: grid, axes, ticks and titles.</summary>
internal static class StillFrame
{
    private const double Small = Theme.FontSize * 0.75;

    /// <summary>The room that an axis takes beside its plot.</summary>
    public static double Room(StillAxis axis)
    {
        var titles = Titles(axis).Count * 20;
        var ticks = StillTicks.Of(axis);
        if (ticks.Count == 0) return titles + 14;
        return axis.Letter == 'x' ? titles + 10 + (18 * ticks.Max(tick => Words.Lines(tick.Text).Length))
            : titles + 12 + ticks.Max(tick => Words.Lines(tick.Text).Max(line => Words.Width(Fit(line), Theme.FontSize)) + Words.Width(tick.Power, Small));
    }

    public static string Of(StillAxis x, StillAxis y, Box plot)
    {
        var (grid, marks, words) = (new StringBuilder(), new StringBuilder($"{Polyline.Move((plot.Left, plot.Top))}v{Polyline.Short(plot.Height)}h{Polyline.Short(plot.Width)}"), new StringBuilder());
        // Where the words of neighbours would run into each other, every second or third is left out.
        var across = StillTicks.Of(x);
        var widest = across.Select(tick => Words.Lines(tick.Text).Max(line => Words.Width(line, tick.IsSmall ? Small : Theme.FontSize)) + Words.Width(tick.Power, Small) + 8).DefaultIfEmpty().Max();
        var every = x.IsCategory ? Math.Max(1, (int)Math.Ceiling(widest / Math.Abs(x.Pixel(1) - x.Pixel(0)))) : 1;
        foreach (var tick in across.Where((_, i) => i % every == 0))
        {
            var at = x.Pixel(tick.Place);
            if (x.Part.Is("showgrid", true)) grid.Append($"{Polyline.Move((at, plot.Top))}v{Polyline.Short(plot.Height)}");
            marks.Append($"{Polyline.Move((at, plot.Bottom))}v5");
            foreach (var (i, line) in Words.Lines(tick.Text).Index()) words.Append(Word(at, plot.Bottom + 20 + (18 * i), line, tick, "m"));
        }

        foreach (var tick in StillTicks.Of(y))
        {
            var at = y.Pixel(tick.Place);
            if (y.Part.Is("showgrid", true)) grid.Append($"{Polyline.Move((plot.Left, at))}h{Polyline.Short(plot.Width)}");
            if (!y.IsCategory) marks.Append($"{Polyline.Move((plot.Left, at))}h-5");
            var lines = Words.Lines(tick.Text);
            foreach (var (i, line) in lines.Index()) words.Append(Word(plot.Left - 8, at + 5 + (17 * (i - ((lines.Length - 1) / 2.0))), Fit(line), tick, "e"));
        }

        foreach (var (i, line) in Titles(x).Index())
            words.Append($"<text class=\"m\" x=\"{Polyline.Short((plot.Left + plot.Right) / 2)}\" y=\"{Polyline.Short(plot.Bottom + Room(x) - 4 - (20 * (Titles(x).Count - 1 - i)))}\">{Words.Escape(line)}</text>");
        foreach (var (i, line) in Titles(y).Index())
            words.Append($"<text class=\"m\" transform=\"translate({Polyline.Short(plot.Left - Room(y) + 12 + (20 * i))} {Polyline.Short((plot.Top + plot.Bottom) / 2)})rotate(-90)\">{Words.Escape(line)}</text>");
        return $"<path class=\"g\" d=\"{grid}\"/><path class=\"a\" d=\"{marks}\"/>{words}";
    }

    private static IReadOnlyList<string> Titles(StillAxis axis) => axis.Part.Text("title.text") is { Length: > 0 } title
        ? [.. Words.Lines(title).SelectMany(line => Words.Wrap(line, Theme.FontSize, axis.Length)).Take(3)] : [];

    private static string Fit(string label) => Words.Fit(label, Theme.FontSize, 190);

    private static string Word(double x, double y, string text, StillTicks.Tick tick, string anchor) =>
        $"<text class=\"{anchor}{(tick.IsSmall ? " s" : "")}\" x=\"{Polyline.Short(x)}\" y=\"{Polyline.Short(y)}\">{Words.Escape(text)}{(tick.Power.Length > 0 ? $"<tspan class=\"s\" dy=\"-6\">{tick.Power}</tspan>" : "")}</text>";
}
