namespace Course;

/// <summary>A number for every pair of two parameters: what a heat map shows.</summary>
public sealed record Grid
{
    private Grid(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<double[]> z) => (Name, X, Y, Z) = (name, x, y, z);

    /// <summary>What the numbers are, with the unit.</summary>
    public string Name { get; }

    /// <summary>The values of the parameter that runs to the right.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>The values of the parameter that runs upwards.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>A row for each y, in it a number for each x; what is not finite stays blank.</summary>
    public IReadOnlyList<double[]> Z { get; }

    /// <summary>Whether the colours follow the logarithm of the numbers.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>The numbers <paramref name="z"/>(x, y) over all pairs of <paramref name="x"/> and <paramref name="y"/>, computed on all cores.</summary>
    /// <exception cref="ArgumentException">There is no x or no y.</exception>
    public static Grid Of(string name, IEnumerable<double> x, IEnumerable<double> y, Func<double, double, double> z)
    {
        double[] xs = [.. x], ys = [.. y];
        if (xs.Length == 0 || ys.Length == 0) throw new ArgumentException($"grid “{name}” is empty; it needs at least one x and one y.", xs.Length == 0 ? nameof(x) : nameof(y));
        var rows = ys.Select(_ => new double[xs.Length]).ToArray();
        Parallel.For(0, xs.Length * ys.Length, i => rows[i / xs.Length][i % xs.Length] = z(xs[i % xs.Length], ys[i / xs.Length]));
        return new(name, xs, ys, rows);
    }
}
