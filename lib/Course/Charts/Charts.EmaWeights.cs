namespace Course;

public static partial class Charts
{
    private static readonly double[] s_decays = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999];

    /// <summary>The weight βᵏ(1 − β) that a moving average of <paramref name="steps"/> gradients gives the one k steps back, with a slider over β, the half-life and the window.</summary>
    /// <param name="beta">The β to start at; 0 ≤ β &lt; 1.</param>
    /// <param name="steps">How many gradients have been averaged, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">β or the number of steps is out of range.</exception>
    public static Figure EmaWeights(double beta = 0.9, int steps = 100)
    {
        Guard.Decay(beta, nameof(beta));
        Guard.AtLeast(steps, 1, nameof(steps));
        double[] decays = [.. s_decays.Append(beta).Distinct().Order()];
        var slider = Slider.Over("β", decays, β => β, Array.IndexOf(decays, beta));
        return PlotSlider.Figure(slider, β => EmaPlot(β, steps), (β, plot) => plot.Figure("What a moving average remembers",
            $"Bars of the weight of the gradient k steps back for β = {Number.Text(β)}: {Number.Text(1 - β)} for the newest, falling by the factor β with every step; {EmaSum(β, steps)}.",
            new Table(["k [steps back]", "weight βᵏ(1 − β)"], Enumerable.Range(0, steps).Select(k => new object?[] { k, Ema.Weight(β, k) }))) with
        {
            Caption = "The half-life (dashed) is where a weight has halved; the window 1/(1 − β) (dotted) is something else, and longer.",
        });
    }

    private static string EmaSum(double β, int steps) =>
        FormattableString.Invariant($"the {steps} weights sum to {Number.Text(Math.Round(Ema.Sum(β, steps), 6))}");
}
