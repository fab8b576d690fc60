using System.Text.Json.Nodes;

namespace Course;

/// <summary>An axis of a still: the range plotly.js would give it, and where on the sheet a value stands.</summary>
internal sealed class StillAxis
{
    // plotly.js leaves a twentieth of the axis beside what is not to touch its ends.
    private const double Beside = 0.05;

    private readonly List<string> _categories = [];

    /// <param name="name">Its name, x, y, x2 …</param>
    /// <param name="part">The axis as plotly.js has it.</param>
    /// <param name="traces">The traces along it.</param>
    /// <param name="length">About how long it is, in pixels: what markers need at its ends depends on it.</param>
    public StillAxis(string name, JsonNode? part, IReadOnlyList<StillTrace> traces, double length)
    {
        (Letter, Part, Pixels) = (name[0], part, name[0] == 'x' ? (0, length) : (length, 0));
        (IsLogarithmic, IsCategory) = (part.Text("type") == "log", part.Text("type") == "category");
        if (IsCategory) _categories = [.. traces.SelectMany(trace => trace.Values(Letter)).Select(value => $"{value}").Distinct()];
        var given = part.List("range").Select(bound => bound.Number()).ToArray();
        (From, To) = given is [{ } from, { } to] && from != to ? (from, to) : Around(traces, length);
        if (part.Text("autorange") == "reversed") (From, To) = (To, From);
    }

    public char Letter { get; }

    public JsonNode? Part { get; }

    public bool IsLogarithmic { get; }

    public bool IsCategory { get; }

    public IReadOnlyList<string> Categories => _categories;

    /// <summary>The value at its beginning; of a logarithmic axis its logarithm, of a category its index.</summary>
    public double From { get; }

    public double To { get; }

    /// <summary>Where it begins and ends on the sheet.</summary>
    public (double Begin, double End) Pixels { get; set; }

    public double Length => Math.Abs(Pixels.End - Pixels.Begin);

    /// <summary>A value's place on the axis, in the units of its range; NaN where it has none.</summary>
    public double Place(JsonNode? value)
    {
        if (IsCategory) return value is null ? double.NaN : _categories.IndexOf($"{value}");
        return value.Number() is { } number ? Place(number) : double.NaN;
    }

    public double Place(double number) => !IsLogarithmic ? number : number > 0 ? Math.Log10(number) : double.NaN;

    public double Pixel(double place) => Pixels.Begin + ((place - From) / (To - From) * (Pixels.End - Pixels.Begin));

    public bool Shows(double place) => place >= Math.Min(From, To) - (1e-6 * Math.Abs(To - From)) && place <= Math.Max(From, To) + (1e-6 * Math.Abs(To - From));

    private (double From, double To) Around(IReadOnlyList<StillTrace> traces, double length)
    {
        Bound[] ends = [.. traces.SelectMany(Ends).Where(end => double.IsFinite(end.Value))];
        if (ends.Length == 0) return Letter == 'x' ? (-1, 6) : (-1, 4);
        double low = ends.Min(end => end.Value), high = ends.Max(end => end.Value);
        if (low == high) return Part.Text("rangemode") != "tozero" || low == 0 ? (low - (low == 0 && Part.Text("rangemode") == "tozero" ? 0 : 1), low + 1) : (Math.Min(0, low / 0.95), Math.Max(0, low / 0.95));
        double Pad(Bound end) => end.Marker + (end.Padded ? Beside * length : 0);
        // The pair of ends that asks for the most room settles the scale; what stands far within another's padding asks for none.
        var (first, last) = ends.SelectMany(_ => ends, (a, b) => (A: a, B: b)).Where(pair => pair.B.Value > pair.A.Value)
            .MaxBy(pair => (pair.B.Value - pair.A.Value) / Math.Max(length / 10, length - Pad(pair.A) - Pad(pair.B)));
        if (Part.Text("rangemode") == "tozero")
        {
            if (first.Value >= 0) first = new(0, 0, false);
            if (last.Value <= 0) last = new(0, 0, false);
        }

        var scale = (last.Value - first.Value) / (length - Pad(first) - Pad(last));
        return (first.Value - (scale * Pad(first)), last.Value + (scale * Pad(last)));
    }

    private IEnumerable<Bound> Ends(StillTrace trace)
    {
        if (trace.IsBar && trace.Lies == (Letter == 'x'))
            return [.. IsLogarithmic ? (Bound[])[] : [new(0, 0, false)], .. trace.Stacked.Select(piece => new Bound(Place(piece.Top), 0, true)).OrderByDescending(end => end.Value).Where((end, i) => i == 0 || IsLogarithmic)];
        double[] places = [.. trace.Values(Letter).Select(Place).Where(double.IsFinite)];
        if (places.Length == 0) return [];
        var half = trace.IsBar || trace.Type == "heatmap" ? 0.5 : 0;
        var isFree = trace.Type == "scatter" && (Letter == 'y' || trace.Mode != "lines"); // along x a line fills its plot
        var marker = trace.MarkerSize > 0 ? Math.Max(3, trace.MarkerSize / 1.6) : 0;
        return [new(places.Min() - half, marker, isFree), new(places.Max() + half, marker, isFree)];
    }

    private readonly record struct Bound(double Value, double Marker, bool Padded);
}
