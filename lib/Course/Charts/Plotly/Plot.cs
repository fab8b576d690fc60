using Plotly.NET;

namespace Course;

/// <summary>A chart in the making: Plotly.NET's traces and layout, filled from objects written on the spot.</summary>
internal sealed class Plot
{
    private static readonly string[] s_clear = ["paper_bgcolor", "plot_bgcolor"];

    public Plot(Axis x, Axis y, int height = 420)
    {
        (X, Y) = (x, y);
        Set(new
        {
            height,
            autosize = true,
            font = new { family = Theme.Font, size = Theme.FontSize },
            margin = new { l = 60, r = 24, t = 24, b = 56 },
            xaxis = x.Part(),
            yaxis = y.Part(),
            legend = new { orientation = "h", x = 0, y = 1.02, xanchor = "left", yanchor = "bottom" },
            hovermode = "closest",
        });
        foreach (var part in s_clear) Layout.SetProperty(part, "rgba(0,0,0,0)");
    }

    public Axis X { get; }

    public Axis Y { get; }

    public List<Trace> Traces { get; } = [];

    public Layout Layout { get; } = new();

    public List<object> Frames { get; } = [];

    /// <summary>Adds a trace of a plotly.js type.</summary>
    public void Add(string type, object parts)
    {
        var trace = new Trace(type);
        foreach (var (name, value) in JsonText.PropertiesOf(parts))
        {
            if (value is not null) trace.SetProperty(name, value);
        }

        Traces.Add(trace);
    }

    /// <summary>Sets parts of the layout.</summary>
    public void Set(object parts)
    {
        foreach (var (name, value) in JsonText.PropertiesOf(parts))
        {
            if (value is not null) Layout.SetProperty(name, value);
        }
    }

    /// <summary>The finished figure.</summary>
    public Figure Figure(string title, string description, Table data) => new(
        title, description, X.Title, Y.Title, data,
        $"\"data\":{JsonText.Of(Traces)},\"layout\":{JsonText.Of(Layout)}"
        + (Frames.Count > 0 ? $",\"frames\":{JsonText.Of(Frames)}" : "")
        + ",\"config\":{\"displayModeBar\":false,\"responsive\":true}");
}
