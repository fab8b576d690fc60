namespace Course;

/// <summary>Beale's function: a flat plain between steep walls, where the size of a step is hard to choose.</summary>
/// <remarks>Beale, “On an Iterative Method for Finding a Local Minimum of a Function of More Than One Variable”, 1958:
/// f = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)².</remarks>
public sealed class Beale : Surface
{
    /// <inheritdoc/>
    public override string Name => "Beale";

    /// <summary>0.</summary>
    public override double? Floor => 0;

    /// <summary>(3, 0.5).</summary>
    public override float[] Minimizer => [3, 0.5f];

    /// <summary>(1, 1.5), whatever the seed.</summary>
    protected override float[] UsualStart(int seed) => [1, 1.5f];

    /// <inheritdoc/>
    public override double At(double x, double y)
    {
        var (a, b, c) = Terms(x, y);
        return a * a + b * b + c * c;
    }

    /// <inheritdoc/>
    public override (double X, double Y) Slope(double x, double y)
    {
        var (a, b, c) = Terms(x, y);
        return (2 * (a * (y - 1) + b * (y * y - 1) + c * (y * y * y - 1)),
            2 * x * (a + 2 * b * y + 3 * c * y * y));
    }

    private static (double, double, double) Terms(double x, double y) =>
        (1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y);
}
