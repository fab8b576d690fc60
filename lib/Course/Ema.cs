namespace Course;

/// <summary>The exponential moving average mₜ = β mₜ₋₁ + (1 − β) gₜ, seen as a weighted sum of the whole past.</summary>
public static class Ema
{
    /// <summary>The weight βᵏ (1 − β) of the value <paramref name="k"/> steps back; k ≥ 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">β or k is out of range.</exception>
    public static double Weight(double beta, int k) =>
        BiasCorrection.Power(Guard.Decay(beta, nameof(beta)), Guard.AtLeast(k, 0, nameof(k))) * (1 - beta);

    /// <summary>The weights of the last <paramref name="count"/> values, the newest first; count ≥ 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">β or the count is out of range.</exception>
    public static double[] Weights(double beta, int count) =>
        [.. Enumerable.Range(0, Guard.AtLeast(count, 1, nameof(count))).Select(k => Weight(beta, k))];

    /// <summary>What the weights of <paramref name="t"/> steps sum to: 1 − βᵗ, not 1; t ≥ 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">β or t is out of range.</exception>
    public static double Sum(double beta, int t) =>
        1 - BiasCorrection.Power(Guard.Decay(beta, nameof(beta)), Guard.AtLeast(t, 0, nameof(t)));

    /// <summary>The age in steps at which a weight has fallen to half: ln ½ / ln β; 0 &lt; β &lt; 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">β is out of range.</exception>
    public static double HalfLife(double beta) =>
        Math.Log(0.5) / Math.Log(Guard.Positive(Guard.Decay(beta, nameof(beta)), nameof(beta)));

    /// <summary>The length 1 / (1 − β) in steps of a plain average that is about as smooth.</summary>
    /// <exception cref="ArgumentOutOfRangeException">β is out of range.</exception>
    public static double Window(double beta) => 1 / (1 - Guard.Decay(beta, nameof(beta)));
}
