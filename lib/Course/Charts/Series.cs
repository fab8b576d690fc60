using System.Numerics;

namespace Course;

/// <summary>A named line of points.</summary>
public sealed record Series
{
    private Series(string name, IReadOnlyList<double> x, IReadOnlyList<double> y) => (Name, X, Y) = (name, x, y);

    /// <summary>What the legend calls it.</summary>
    public string Name { get; }

    /// <summary>The places of the points.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Their heights; what is not finite leaves a gap.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>The lower edge of a band round the line, if there is one.</summary>
    public IReadOnlyList<double>? Low { get; init; }

    /// <summary>The upper edge of a band round the line, if there is one.</summary>
    public IReadOnlyList<double>? High { get; init; }

    /// <summary>Whether to draw markers only, without a line.</summary>
    public bool Points { get; init; }

    /// <summary>A line through the points (<paramref name="x"/>, <paramref name="y"/>), as many of one as of the other.</summary>
    /// <exception cref="ArgumentException">There is no point, or the lengths differ.</exception>
    public static Series Of<TX, TY>(string name, IEnumerable<TX> x, IEnumerable<TY> y)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        double[] xs = [.. x.Select(double.CreateChecked)], ys = [.. y.Select(double.CreateChecked)];
        if (xs.Length == 0) throw new ArgumentException($"series “{name}” is empty; it needs at least one point.", nameof(x));
        if (xs.Length != ys.Length) throw new ArgumentException($"series “{name}” has {xs.Length} x and {ys.Length} y; they must be as many.", nameof(y));
        return new(name, xs, ys);
    }

    /// <summary>The curve of <paramref name="f"/> at the places <paramref name="x"/>.</summary>
    /// <exception cref="ArgumentException">There is no place.</exception>
    public static Series Of<T>(string name, IEnumerable<T> x, Func<T, double> f)
        where T : INumber<T>
    {
        T[] places = [.. x];
        return Of(name, places, places.Select(f));
    }
}
