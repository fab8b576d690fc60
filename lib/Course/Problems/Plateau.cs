namespace Course;

/// <summary>A hollow in a plain: f = r² / (1 + r²) with r² = x² + y². Far from the hollow the slope is almost zero, 2/r³, and still points home.</summary>
public sealed class Plateau : Surface
{
    /// <inheritdoc/>
    public override string Name => "Plateau";

    /// <summary>0.</summary>
    public override double? Floor => 0;

    /// <summary>The origin.</summary>
    public override float[] Minimizer => [0, 0];

    /// <inheritdoc/>
    public override double At(double x, double y) => 1 - 1 / (1 + x * x + y * y);

    /// <inheritdoc/>
    public override (double X, double Y) Slope(double x, double y)
    {
        var scale = 2 / ((1 + x * x + y * y) * (1 + x * x + y * y));
        return (scale * x, scale * y);
    }

    /// <summary>(−4, 3), whatever the seed: five away from the hollow.</summary>
    protected override float[] UsualStart(int seed) => [-4, 3];
}
