namespace Course;

public static partial class Charts
{
    /// <summary>The bias correction 1/(1 − βᵗ) for each β, from t = 1 on: at t = 0 there is nothing to correct.</summary>
    /// <param name="betas">The decay rates; 0 ≤ β &lt; 1.</param>
    /// <param name="steps">The last step shown, 2 or more.</param>
    /// <param name="logarithmic">Whether both axes are logarithmic.</param>
    /// <exception cref="ArgumentOutOfRangeException">A β or the number of steps is out of range.</exception>
    public static Figure BiasCorrection(IEnumerable<double> betas, int steps = 100, bool logarithmic = false)
    {
        Guard.AtLeast(steps, 2, nameof(steps));
        var ts = StepsUpTo(steps, logarithmic);
        Series[] series = [.. betas.Select(β => Series.Of($"β = {Number.Text(β)}", ts, t => Course.BiasCorrection.At(β, t)))];
        const string x = "t [steps]", y = "correction 1/(1 − βᵗ)";
        return Lines("How much a young moving average must be scaled up", logarithmic ? Axis.Log(x) : x, logarithmic ? Axis.Log(y) : y, series) with
        {
            Caption = "The correction falls to 1 as the average grows old; the closer β is to 1, the longer that takes.",
        };
    }

    /// <summary>Every step, or on a logarithmic axis steps about 2 % apart.</summary>
    private static int[] StepsUpTo(int last, bool logarithmic) => logarithmic
        ? [.. Enumerable.Range(0, 1 + (int)Math.Ceiling(Math.Log(last) / Math.Log(1.02))).Select(i => Math.Min(last, (int)Math.Round(Math.Pow(1.02, i)))).Distinct()]
        : [.. Enumerable.Range(1, last)];
}
