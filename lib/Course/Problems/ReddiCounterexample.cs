namespace Course;

/// <summary>The problem on which Adam runs away from the minimum: losses C x, −x, −x in turn, on −1 ≤ x ≤ 1.</summary>
/// <remarks>
/// Reddi, Kale and Kumar, “On the Convergence of Adam and Beyond”, ICLR 2018, theorem 1: with β₁ = 0 and β₂ = 1/(1 + C²) Adam
/// goes to x = 1, the worst point; with AMSGrad it goes to the minimum, x = −1. The online problem is a data set of
/// three rows that come in order, one per step:
/// <c>new Trainer { Problem = new ReddiCounterexample(), BatchSize = 1, Shuffle = false, Steps = 3000 }</c>.
/// </remarks>
public sealed class ReddiCounterexample : DataProblem
{
    private const int Period = 3;

    /// <summary>The problem with the rare large gradient <paramref name="c"/>.</summary>
    /// <param name="c">C &gt; 2; 3 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">C is 2 or less, or not finite.</exception>
    public ReddiCounterexample(double c = 3) => C = Guard.Between(c, Math.BitIncrement(2.0), double.MaxValue, nameof(c));

    /// <summary>The gradient that comes every third step; the others are −1.</summary>
    public double C { get; }

    /// <summary>The β₂ = 1 / (1 + C²) of the theorem.</summary>
    public double Beta2 => 1 / (1 + C * C);

    /// <inheritdoc/>
    public override string Name => "Reddi's counterexample";

    /// <summary>1.</summary>
    public override int Parameters => 1;

    /// <summary>3, the losses that come in turn.</summary>
    public override int Rows => Period;

    /// <summary>The mean loss at x = −1: (2 − C) / 3.</summary>
    public override double? Floor => (2 - C) / Period;

    /// <summary>−1.</summary>
    public override float[] Minimizer => [-1];

    /// <summary>0, whatever the seed.</summary>
    public override float[] Start(int seed) => [0];

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<float> θ, ReadOnlySpan<int> rows) => Slope(θ, rows) * θ[0];

    /// <inheritdoc/>
    public override void Gradient(ReadOnlySpan<float> θ, ReadOnlySpan<int> rows, Span<float> g)
    {
        CheckLength(g);
        g[0] = (float)Slope(θ, rows);
    }

    /// <summary>Brings x back to −1 ≤ x ≤ 1.</summary>
    public override void Project(Span<float> θ) => θ[0] = Math.Clamp(θ[0], -1, 1);

    private double Slope(ReadOnlySpan<float> θ, ReadOnlySpan<int> rows)
    {
        Check(θ, rows);
        var sum = 0.0;
        foreach (var row in rows) sum += row == 0 ? C : -1;
        return sum / rows.Length;
    }
}
