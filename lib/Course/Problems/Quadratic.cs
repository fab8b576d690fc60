namespace Course;

/// <summary>A quadratic bowl: f(x) = ½ Σ cᵢ xᵢ², with a curvature cᵢ of its own along each axis.</summary>
public sealed class Quadratic : Problem
{
    private readonly double[] _curvatures;
    private readonly float[] _start;

    /// <summary>The bowl of these curvatures.</summary>
    /// <param name="curvatures">The cᵢ &gt; 0, at least one.</param>
    /// <param name="start">Where training starts; by default 1 along each axis.</param>
    /// <exception cref="ArgumentException">There is no curvature, or the start has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A curvature is not positive.</exception>
    public Quadratic(IReadOnlyList<double> curvatures, float[]? start = null)
    {
        if (curvatures.Count == 0) throw new ArgumentException("a quadratic needs at least one curvature; there is none.", nameof(curvatures));
        _curvatures = [.. curvatures.Select(c => Guard.Positive(c, "curvature"))];
        _start = start?.ToArray() ?? [.. _curvatures.Select(_ => 1f)];
        CheckLength(_start);
    }

    /// <summary>The long valley f = 0.1 x₁² + 2 x₂², entered at (−5, −2), that Dive into Deep Learning draws.</summary>
    public static Quadratic Ravine { get; } = new([0.2, 4], [-5, -2]);

    /// <inheritdoc/>
    public override string Name => "Quadratic";

    /// <inheritdoc/>
    public override int Parameters => _curvatures.Length;

    /// <summary>0.</summary>
    public override double? Floor => 0;

    /// <summary>The origin.</summary>
    public override float[] Minimizer => new float[Parameters];

    /// <summary>The start given at construction, whatever the seed.</summary>
    public override float[] Start(int seed) => [.. _start];

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<float> θ)
    {
        CheckLength(θ);
        var loss = 0.0;
        for (var i = 0; i < θ.Length; i++) loss += _curvatures[i] * θ[i] * θ[i] / 2;
        return loss;
    }

    /// <inheritdoc/>
    public override void Gradient(ReadOnlySpan<float> θ, Span<float> g)
    {
        CheckLength(θ);
        CheckLength(g);
        for (var i = 0; i < θ.Length; i++) g[i] = (float)(_curvatures[i] * θ[i]);
    }
}
