namespace Course;

/// <summary>The long valley f = 0.1 u² + 2 v² of <see cref="Quadratic.Ravine"/>, turned: u runs along its floor, v across, and neither along an axis.</summary>
/// <remarks>Start and floor turn with it, so gradient descent takes the same steps at every angle. A rule with a rate for each coordinate does not.</remarks>
public sealed class TurnedRavine : Surface
{
    private readonly double _cos, _sin;

    /// <summary>The ravine, turned to the left.</summary>
    /// <param name="degrees">By how much; 0 leaves it along the axes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The angle is not between −180 and 180.</exception>
    public TurnedRavine(double degrees) => (_sin, _cos) = Math.SinCos(Guard.Between(degrees, -180, 180, nameof(degrees)) * Math.PI / 180);

    /// <inheritdoc/>
    public override string Name => "Ravine";

    /// <summary>0.</summary>
    public override double? Floor => 0;

    /// <summary>The origin.</summary>
    public override float[] Minimizer => [0, 0];

    /// <inheritdoc/>
    public override double At(double x, double y)
    {
        var (u, v) = Along(x, y);
        return 0.1 * u * u + 2 * v * v;
    }

    /// <inheritdoc/>
    public override (double X, double Y) Slope(double x, double y)
    {
        var (u, v) = Along(x, y);
        return (0.2 * u * _cos - 4 * v * _sin, 0.2 * u * _sin + 4 * v * _cos);
    }

    /// <summary>(−5, −2), turned with the ravine.</summary>
    protected override float[] UsualStart(int seed) => [(float)(-5 * _cos + 2 * _sin), (float)(-5 * _sin - 2 * _cos)];

    private (double U, double V) Along(double x, double y) => (x * _cos + y * _sin, y * _cos - x * _sin);
}
