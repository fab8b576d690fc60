namespace Course;

/// <summary>Puts a slider under a chart that carries the data of all its stops, so that it moves without a kernel.</summary>
internal static class PlotSlider
{
    /// <summary>The pixels that a slider takes below the chart.</summary>
    public const int Room = 114;

    // It begins below the numbers of the y axis: in a narrow window its value and the play button need all the room there is.
    private const int Overhang = 44;

    /// <summary>The plot at the slider's start, with every other one a stop away.</summary>
    /// <exception cref="ArgumentException">The stops differ in their number of lines.</exception>
    private static Plot Slide<T>(Slider<T> slider, Func<T, Plot> draw)
    {
        Plot[] plots = [.. slider.Frames.Select(draw)];
        var shown = plots[slider.Start];
        if (Array.Find(plots, p => p.Traces.Count != shown.Traces.Count) is { } odd)
            throw new ArgumentException($"slider “{slider.Name}” shows {odd.Traces.Count} traces at {slider.Labels[Array.IndexOf(plots, odd)]} and {shown.Traces.Count} at {slider.Labels[slider.Start]}; every stop must have as many.", nameof(slider));

        var dataKeys = Changing([.. plots.SelectMany(p => p.Traces.Select((trace, i) => (Line: i, Parts: Parts(trace))))]);
        var layoutKeys = Changing([.. plots.Select(p => (Line: 0, Parts: Parts(p.Layout)))]);
        Attach(shown, slider.Name, slider.Start, [.. plots.Select((plot, i) => (object)new
        {
            label = slider.Labels[i],
            method = "update",
            args = new object[]
            {
                dataKeys.ToDictionary(key => key, key => (object?)plot.Traces.Select(trace => Parts(trace).GetValueOrDefault(key)).ToArray()),
                layoutKeys.Select(key => (Key: key, Part: Parts(plot.Layout).GetValueOrDefault(key))).Concat(AxisTypes(plot, layoutKeys)).ToDictionary(part => part.Key, part => part.Part),
            },
        })]);
        return shown;
    }

    /// <summary>The figure at the slider's start, which its stops change and a page that runs C# can draw at any value.</summary>
    /// <param name="slider">The slider.</param>
    /// <param name="draw">Draws a frame.</param>
    /// <param name="finish">Adds what belongs to a frame beside its plot.</param>
    /// <param name="from">Makes a frame begin elsewhere; null where nothing has a start.</param>
    /// <param name="slidesStart">Whether the slider moves the start itself.</param>
    /// <exception cref="ArgumentException">The stops differ in their number of lines.</exception>
    public static Figure Figure<T>(Slider<T> slider, Func<T, Plot> draw, Func<T, Plot, Figure> finish, Func<T, float[], T>? from = null, bool slidesStart = false)
    {
        var figure = finish(slider.Frames[slider.Start], Slide(slider, draw));
        return figure with
        {
            Description = $"{figure.Description} A slider moves {slider.Name} from {slider.Labels[0]} to {slider.Labels[^1]}; it stands at {slider.Labels[slider.Start]}.",
            Live = LiveFigure.Of(slider, frame => finish(frame, draw(frame)), from, slidesStart),
        };
    }

    /// <summary>What plotly.js would guess anew from the data of a stop, where categories may look like numbers.</summary>
    private static IEnumerable<(string Key, object? Part)> AxisTypes(Plot plot, string[] given) => Parts(plot.Layout)
        .Where(part => !given.Contains(part.Key))
        .Where(part => part.Key.StartsWith("xaxis", StringComparison.Ordinal) || part.Key.StartsWith("yaxis", StringComparison.Ordinal))
        .Select(part => ($"{part.Key}.type", JsonText.PropertiesOf(part.Value!).First(property => property.Name == "type").Value));

    /// <summary>A slider through the plot's frames, and a button that plays them.</summary>
    public static void Animate(Plot plot, string name, string[] frames)
    {
        Attach(plot, name, frames.Length - 1, [.. frames.Select(frame => (object)new
        {
            label = frame,
            method = "animate",
            args = new object[] { new[] { frame }, Motion(0) },
        })]);
        plot.Set(new
        {
            updatemenus = new[]
            {
                new
                {
                    type = "buttons",
                    direction = "right",
                    showactive = false,
                    x = 1,
                    xanchor = "right",
                    y = 0,
                    yanchor = "top",
                    pad = new { t = 62, r = 0 },
                    bgcolor = "rgba(128,128,128,0.15)",
                    bordercolor = Theme.Grey,
                    buttons = new[]
                    {
                        new { label = "▶ play", method = "animate", args = new object?[] { null, Motion(80) } },
                        new { label = "❚❚", method = "animate", args = new object?[] { new object?[] { null }, Motion(0) } },
                    },
                },
            },
        });
    }

    private static object Motion(int milliseconds) => new
    {
        mode = "immediate",
        transition = new { duration = 0 },
        // Without a redraw plotly.js takes contours off the plot. This one comes a picture late; our own pages redraw while the frame is made.
        frame = new { duration = milliseconds, redraw = true },
    };

    /// <summary>Adds the slider itself, below the axis title and the sliders that are there.</summary>
    public static void Attach(Plot plot, string name, int start, object[] steps)
    {
        var height = (int)Parts(plot.Layout)["height"]!;
        var above = Parts(plot.Layout).GetValueOrDefault("sliders") as object[] ?? [];
        plot.Set(new
        {
            height = height + Room,
            margin = new { l = 60, r = 24, t = 24, b = 56 + (Room * (above.Length + 1)) },
            sliders = (object[])
            [
                .. above,
                new
                {
                    active = start,
                    steps,
                    x = 0,
                    len = 1,
                    y = 0,
                    yanchor = "top",
                    pad = new { t = 80 + (Room * above.Length), b = 8, l = -Overhang, r = 0 },
                    currentvalue = new { prefix = name + " = ", xanchor = "left", offset = 12, font = new { size = Theme.FontSize + 1 } },
                    bgcolor = Theme.Palette[0],
                    activebgcolor = Theme.Palette[1],
                    bordercolor = Theme.Grey,
                    tickcolor = Theme.Grey,
                    font = new { size = Theme.FontSize - 2 },
                },
            ],
        });
    }

    private static Dictionary<string, object?> Parts(DynamicObj.DynamicObj part) =>
        part.GetProperties(true).ToDictionary(p => p.Key, p => (object?)p.Value);

    /// <summary>The keys whose values are not the same in all parts of a line.</summary>
    private static string[] Changing(IReadOnlyList<(int Line, Dictionary<string, object?> Parts)> all) =>
        [.. all.SelectMany(a => a.Parts.Keys).Distinct().Where(key =>
            all.GroupBy(a => a.Line).Any(line => line.Select(a => JsonText.Of(a.Parts.GetValueOrDefault(key))).Distinct().Count() > 1))];
}
