namespace Course;

/// <summary>What a chart shows for each value of one parameter; made by <see cref="Slider.Over"/>.</summary>
public sealed class Slider<T>
{
    internal Slider(string name, IReadOnlyList<string> labels, IReadOnlyList<T> frames, int start) =>
        (Name, Labels, Frames, Start) = (name, labels, frames, start);

    /// <summary>The parameter.</summary>
    public string Name { get; }

    /// <summary>Its values, as text.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>What the chart shows at each value.</summary>
    public IReadOnlyList<T> Frames { get; }

    /// <summary>The index of the value it starts at.</summary>
    public int Start { get; }
}
