namespace Course;

/// <summary>A bar: one value, or parts stacked into one.</summary>
/// <param name="Label">What the bar is.</param>
/// <param name="Parts">Its parts from the axis outwards, each with what it is and its length.</param>
public sealed record Bar(string Label, params IReadOnlyList<(string Name, double Value)> Parts)
{
    /// <summary>A bar of one value.</summary>
    public Bar(string label, double value)
        : this(label, ("", value))
    {
    }

    /// <summary>The length of all parts together.</summary>
    public double Total => Parts.Sum(part => part.Value);
}
