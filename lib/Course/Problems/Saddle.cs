namespace Course;

/// <summary>A saddle between two hollows: f = x²/2 − y²/2 + y⁴/4. At the origin the slope is zero, and it is no minimum.</summary>
public sealed class Saddle : Surface
{
    /// <inheritdoc/>
    public override string Name => "Saddle";

    /// <summary>−1/4.</summary>
    public override double? Floor => -0.25;

    /// <summary>(0, 1); the other hollow is at (0, −1).</summary>
    public override float[] Minimizer => [0, 1];

    /// <summary>(1, 0.001), whatever the seed: almost on the line that leads to the origin.</summary>
    protected override float[] UsualStart(int seed) => [1, 0.001f];

    /// <inheritdoc/>
    public override double At(double x, double y) => x * x / 2 - y * y / 2 + y * y * y * y / 4;

    /// <inheritdoc/>
    public override (double X, double Y) Slope(double x, double y) => (x, y * y * y - y);
}
