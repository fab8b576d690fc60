namespace Course;

/// <summary>An axis: its title, which names the unit, and its scale; a plain string converts to a linear one.</summary>
/// <param name="Title">What it shows, with the unit in brackets: “time [ms]”.</param>
public sealed partial record Axis(string Title)
{
    /// <summary>Whether the scale is logarithmic; numbers at or below zero are then not drawn.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>The smallest value shown; by default what the data need.</summary>
    public double? From { get; init; }

    /// <summary>The largest value shown; by default what the data need.</summary>
    public double? To { get; init; }

    /// <summary>A logarithmic axis.</summary>
    public static Axis Log(string title) => new(title) { Logarithmic = true };

    /// <summary>A linear axis.</summary>
    public static implicit operator Axis(string title) => new(title);

    /// <summary>The axis with the bound that is missing taken from the data, where one is given: plotly.js wants both or none.</summary>
    internal Axis Around(IEnumerable<double> values)
    {
        if (From is null == To is null) return this;
        double[] shown = [.. values.Where(v => double.IsFinite(v) && (v > 0 || !Logarithmic))];
        if (shown.Length == 0) return this with { From = null, To = null };
        return Logarithmic
            ? this with { From = From ?? (shown.Min() / 1.5), To = To ?? (shown.Max() * 1.5) }
            : this with { From = From ?? (shown.Min() - (0.05 * (To!.Value - shown.Min()))), To = To ?? (shown.Max() + (0.05 * (shown.Max() - From!.Value))) };
    }
}
