namespace Course;

/// <summary>The values that a slider passes where it can be moved freely, as text, and where among them its stops are.</summary>
internal sealed record Passage(IReadOnlyList<string> Values, IReadOnlyList<int> Stops)
{
    /// <summary>Whether there is anything between the stops.</summary>
    public bool IsFree => Values.Count > Stops.Count;
}
