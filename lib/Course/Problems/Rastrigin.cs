namespace Course;

/// <summary>Rastrigin's egg box: f = 20 + x² − 10 cos 2πx + y² − 10 cos 2πy, a bowl full of local minima.</summary>
/// <remarks>Rastrigin, “Systems of Extremal Control”, 1974.</remarks>
public sealed class Rastrigin : Surface
{
    /// <inheritdoc/>
    public override string Name => "Rastrigin";

    /// <summary>0.</summary>
    public override double? Floor => 0;

    /// <summary>The origin.</summary>
    public override float[] Minimizer => [0, 0];

    /// <summary>Drawn evenly from −5.12 to 5.12 along each axis, the customary domain.</summary>
    protected override float[] UsualStart(int seed)
    {
        var random = new SplitMix(seed);
        return [(float)(5.12 * (2 * random.Uniform() - 1)), (float)(5.12 * (2 * random.Uniform() - 1))];
    }

    /// <inheritdoc/>
    public override double At(double x, double y) => Wave(x) + Wave(y);

    /// <inheritdoc/>
    public override (double X, double Y) Slope(double x, double y) => (WaveSlope(x), WaveSlope(y));

    private static double Wave(double x) => 10 + x * x - 10 * Math.Cos(2 * Math.PI * x);

    private static double WaveSlope(double x) => 2 * x + 20 * Math.PI * Math.Sin(2 * Math.PI * x);
}
