namespace Course;

/// <summary>The exponential moving average mₜ = β mₜ₋₁ + (1 − β) xₜ, m₀ = 0, seen as what it is: a weighted sum of the whole past.</summary>
public static class Ema
{
    /// <summary>The weight βᵏ (1 − β) of the value <paramref name="k"/> steps back.</summary>
    /// <param name="beta">The decay rate β; 0 ≤ β &lt; 1.</param>
    /// <param name="k">The age in steps; 0 is the newest.</param>
    /// <exception cref="ArgumentOutOfRangeException">β or k is out of range.</exception>
    public static double Weight(double beta, int k) =>
        BiasCorrection.Power(Decay(beta), Guard.AtLeast(k, 0, nameof(k))) * (1 - beta);

    /// <summary>The weights of the newest <paramref name="count"/> values, newest first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">β or the count is out of range.</exception>
    public static double[] Weights(double beta, int count) =>
        [.. Enumerable.Range(0, Guard.AtLeast(count, 0, nameof(count))).Select(k => Weight(beta, k))];

    /// <summary>1 − βᵗ, what the weights of <paramref name="t"/> steps sum to: less than 1, which is why the average is corrected.</summary>
    /// <exception cref="ArgumentOutOfRangeException">β or t is out of range.</exception>
    public static double Sum(double beta, int t) =>
        1 - BiasCorrection.Power(Decay(beta), Guard.AtLeast(t, 0, nameof(t)));

    /// <summary>The age in steps at which a weight has halved: ln ½ / ln β.</summary>
    /// <exception cref="ArgumentOutOfRangeException">β is out of range.</exception>
    public static double HalfLife(double beta) => Math.Log(0.5) / Math.Log(Decay(beta));

    /// <summary>The number of steps that an average with equal weights would need for the same newest weight: 1 / (1 − β).</summary>
    /// <exception cref="ArgumentOutOfRangeException">β is out of range.</exception>
    public static double Window(double beta) => 1 / (1 - Decay(beta));

    /// <summary>The share of all weight that falls within the window: 1 − β^(1 / (1 − β)), 63 to 65 % for the usual β.</summary>
    /// <exception cref="ArgumentOutOfRangeException">β is out of range.</exception>
    public static double MassInWindow(double beta) => 1 - Math.Pow(beta, Window(beta));

    /// <summary>The moving average of a series, one value for each of its values.</summary>
    /// <param name="values">The series x₁, x₂, …</param>
    /// <param name="beta">The decay rate β; 0 ≤ β &lt; 1.</param>
    /// <param name="corrected">Whether each average is divided by the sum 1 − βᵗ of its weights.</param>
    /// <exception cref="ArgumentOutOfRangeException">β is out of range.</exception>
    public static double[] Of(IEnumerable<double> values, double beta, bool corrected = false)
    {
        Decay(beta);
        var (m, t) = (0.0, 0);
        return [.. values.Select(x =>
        {
            m = beta * m + (1 - beta) * x;
            t++;
            return corrected ? m / Sum(beta, t) : m;
        })];
    }

    private static double Decay(double beta) => Guard.Decay(beta, nameof(beta));
}
