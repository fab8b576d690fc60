namespace Course;

public sealed partial record Axis
{
    /// <summary>The axis as plotly.js wants it.</summary>
    internal object Part(bool grid = true, bool fromZero = false) => new
    {
        title = new { text = Title, standoff = 12 },
        type = Logarithmic ? "log" : "linear",
        range = From is null && To is null ? null : new[] { Bound(From), Bound(To) },
        rangemode = fromZero && !Logarithmic ? "tozero" : "normal",
        // Fewer ticks than plotly.js would take: else it labels 2 and 5 within each of many decades.
        nticks = Logarithmic ? (object)5 : null,
        exponentformat = "power",
        showgrid = grid,
        gridcolor = "rgba(128,128,128,0.25)",
        linecolor = Theme.Grey,
        showline = true,
        ticks = "outside",
        tickcolor = Theme.Grey,
        zeroline = false,
        automargin = true,
    };

    private double? Bound(double? value) => Logarithmic ? value is { } v ? Math.Log10(v) : null : value;
}
