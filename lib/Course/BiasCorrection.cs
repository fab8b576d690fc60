namespace Course;

/// <summary>The bias correction 1 / (1 − βᵗ): what makes a young moving average as large as what it averages.</summary>
/// <remarks>Kingma and Ba 2015, section 3. A moving average that starts at 0 holds weights that sum to 1 − βᵗ only.</remarks>
public static class BiasCorrection
{
    /// <summary>The factor 1 / (1 − βᵗ) after <paramref name="t"/> steps; it falls towards 1.</summary>
    /// <param name="beta">The decay rate β; 0 ≤ β &lt; 1.</param>
    /// <param name="t">The number of steps, 1 or more: at t = 0 nothing has been averaged and there is nothing to correct.</param>
    /// <exception cref="ArgumentOutOfRangeException">β or t is out of range.</exception>
    public static double At(double beta, int t) =>
        1 / (1 - Power(Guard.Decay(beta, nameof(beta)), Guard.AtLeast(t, 1, nameof(t))));

    /// <summary>The first step at which the factor is below <paramref name="limit"/> (more than 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">β is out of range, or the limit is not above 1.</exception>
    public static int FirstBelow(double beta, double limit)
    {
        Guard.Above(limit, 1, nameof(limit));
        var t = 1;
        while (At(beta, t) >= limit) t++;
        return t;
    }

    /// <summary>How many times too large Adam's step is at step <paramref name="t"/> if m and v are left uncorrected and the gradient is constant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A decay rate or t is out of range.</exception>
    public static double UncorrectedStep(double beta1, double beta2, int t) =>
        Math.Sqrt(At(beta2, t)) / At(beta1, t);

    /// <summary>βᵗ by repeated squaring, the same bits on every platform; 0 once it is too small to be seen beside 1.</summary>
    /// <remarks>The bits of t choose β or 1 as the next factor without a branch: guessed wrong every other time, one would cost more than all the rest.</remarks>
    internal static double Power(double β, int t)
    {
        var one = BitConverter.DoubleToInt64Bits(1);
        var power = 1.0;
        for (; t > 0; t >>= 1, β *= β)
        {
            if (β < 1e-20) return 0;
            var chosen = -(long)(t & 1);
            power *= BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(β) & chosen) | (one & ~chosen));
        }

        return power;
    }
}
