namespace Course;

/// <summary>A loss of two parameters x and y: a landscape that a map can show whole.</summary>
public abstract class Surface : Problem
{
    /// <summary>2.</summary>
    public sealed override int Parameters => 2;

    /// <summary>Where training starts; null for the usual place of the surface.</summary>
    public (double X, double Y)? From { get; init; }

    /// <summary><see cref="From"/>, whatever the seed, or else the usual place.</summary>
    public sealed override float[] Start(int seed) => From is var (x, y) ? [(float)x, (float)y] : UsualStart(seed);

    /// <summary>The loss at (x, y).</summary>
    public abstract double At(double x, double y);

    /// <summary>The derivatives of the loss by x and by y.</summary>
    public abstract (double X, double Y) Slope(double x, double y);

    /// <inheritdoc/>
    public sealed override double Loss(ReadOnlySpan<float> θ)
    {
        CheckLength(θ);
        return At(θ[0], θ[1]);
    }

    /// <inheritdoc/>
    public sealed override void Gradient(ReadOnlySpan<float> θ, Span<float> g)
    {
        CheckLength(θ);
        CheckLength(g);
        var (x, y) = Slope(θ[0], θ[1]);
        (g[0], g[1]) = ((float)x, (float)y);
    }

    /// <summary>Where training starts unless told otherwise: a new array, the same numbers for the same seed.</summary>
    protected abstract float[] UsualStart(int seed);
}
