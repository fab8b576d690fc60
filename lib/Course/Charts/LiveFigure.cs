namespace Course;

/// <summary>What a page that runs C# can ask of a figure: to be drawn anew for another value of its slider, or from another start.</summary>
internal sealed class LiveFigure
{
    /// <summary>What its slider passes; one value where there is no slider.</summary>
    public required Passage Passage { get; init; }

    /// <summary>Whether a start can be given.</summary>
    public required bool TakesStart { get; init; }

    /// <summary>Whether the slider moves the start itself, so that a start given takes its place.</summary>
    public bool SlidesStart { get; init; }

    /// <summary>The figure at a value passed, and from a start where one is given.</summary>
    public required Func<int, float[]?, Figure> At { get; init; }

    /// <summary>What it offers, as the page calls it: “slider” if there are values between the stops, “start” if one can be given.</summary>
    public IEnumerable<string> Offers =>
        [.. Passage.IsFree ? ["slider"] : (string[])[], .. TakesStart ? ["start"] : (string[])[]];

    /// <summary>Of a figure with a slider.</summary>
    /// <param name="slider">The slider.</param>
    /// <param name="draw">Draws one of its frames.</param>
    /// <param name="from">Makes a frame begin elsewhere; null where nothing has a start.</param>
    /// <param name="slidesStart">Whether the slider moves the start itself.</param>
    public static LiveFigure Of<T>(Slider<T> slider, Func<T, Figure> draw, Func<T, float[], T>? from, bool slidesStart)
    {
        // While a start is moved, the value of the slider stays, and what it took to compute.
        (int Place, T Frame) kept = (slider.Passage.Stops[slider.Start], slider.Frames[slider.Start]);
        return new()
        {
            Passage = slider.Passage,
            TakesStart = from is not null,
            SlidesStart = slidesStart,
            At = (passed, start) =>
            {
                if (kept.Place != passed) kept = (passed, slider.At(passed));
                return draw(start is null ? kept.Frame : from!(kept.Frame, start));
            },
        };
    }
}
