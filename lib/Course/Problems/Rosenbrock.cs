namespace Course;

/// <summary>Rosenbrock's banana: f = (1 − x)² + 100 (y − x²)², a narrow curved valley, easy to find and slow to follow.</summary>
/// <remarks>Rosenbrock, “An Automatic Method for Finding the Greatest or Least Value of a Function”, 1960.</remarks>
public sealed class Rosenbrock : Surface
{
    /// <inheritdoc/>
    public override string Name => "Rosenbrock";

    /// <summary>0.</summary>
    public override double? Floor => 0;

    /// <summary>(1, 1).</summary>
    public override float[] Minimizer => [1, 1];

    /// <summary>(−1.2, 1), the customary start, whatever the seed.</summary>
    protected override float[] UsualStart(int seed) => [-1.2f, 1];

    /// <inheritdoc/>
    public override double At(double x, double y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);

    /// <inheritdoc/>
    public override (double X, double Y) Slope(double x, double y) =>
        (-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x));
}
