namespace Course;

/// <summary>What a chart shows for each value of one parameter; made by <see cref="Slider.Over"/>.</summary>
public sealed class Slider<T>
{
    private readonly Func<int, T> _between;

    /// <summary>A slider whose stops are computed.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="labels">The stops, as text.</param>
    /// <param name="frames">What the chart shows at each.</param>
    /// <param name="start">The index of the stop it starts at.</param>
    /// <param name="passage">What it passes from stop to stop.</param>
    /// <param name="between">Computes what the chart shows at a value passed.</param>
    internal Slider(string name, IReadOnlyList<string> labels, IReadOnlyList<T> frames, int start, Passage passage, Func<int, T> between) =>
        (Name, Labels, Frames, Start, Passage, _between) = (name, labels, frames, start, passage, between);

    /// <summary>The parameter.</summary>
    public string Name { get; }

    /// <summary>Its values, as text.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>What the chart shows at each value.</summary>
    public IReadOnlyList<T> Frames { get; }

    /// <summary>The index of the value it starts at.</summary>
    public int Start { get; }

    /// <summary>The values it passes where it can be moved freely.</summary>
    internal Passage Passage { get; }

    /// <summary>What the chart shows at a value passed; a stop need not be computed again.</summary>
    internal T At(int passed)
    {
        for (var stop = 0; stop < Frames.Count; stop++)
        {
            if (Passage.Stops[stop] == passed) return Frames[stop];
        }

        return _between(passed);
    }

    /// <summary>The slider with something else made of what it shows.</summary>
    internal Slider<TOther> Select<TOther>(Func<T, TOther> make) =>
        new(Name, Labels, [.. Frames.Select(make)], Start, Passage, passed => make(_between(passed)));
}
