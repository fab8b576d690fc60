namespace Course;

/// <summary>A learning rate as a value: αₜ for every step t = 1, 2, 3, …</summary>
/// <remarks>
/// A plain number converts to the constant schedule, so <c>LearningRate = 0.01</c> works. Where PyTorch's
/// <c>torch.optim.lr_scheduler</c> has the schedule the numbers are the same: its epoch k, counted from 0, is step k + 1 here.
/// A schedule that ends keeps its last learning rate. Two schedules of the same <see cref="Name"/> are equal.
/// </remarks>
public sealed record Schedule
{
    private readonly Func<int, double> _rate;

    private Schedule(FormattableString name, Func<int, double> rate) => (Name, _rate) = (FormattableString.Invariant(name), rate);

    /// <summary>What the schedule is, with all its numbers, as a label.</summary>
    public string Name { get; }

    /// <summary>The learning rate α of step <paramref name="t"/>; the first step is 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">t is below 1.</exception>
    public double At(int t) => _rate(Guard.AtLeast(t, 1, nameof(t)));

    /// <summary>The same learning rate <paramref name="rate"/> at every step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or NaN.</exception>
    public static Schedule Constant(double rate)
    {
        Guard.NonNegative(rate, "LearningRate");
        return new($"{rate}", _ => rate);
    }

    /// <summary>The constant schedule of <paramref name="rate"/>.</summary>
    public static implicit operator Schedule(double rate) => Constant(rate);

    /// <summary>Stairs: every <paramref name="every"/> steps the rate is multiplied by <paramref name="factor"/>. PyTorch: <c>StepLR</c>.</summary>
    /// <param name="rate">The first learning rate; 0 ≤ rate &lt; ∞.</param>
    /// <param name="every">The length of a stair in steps; 1 or more.</param>
    /// <param name="factor">What a stair multiplies by; 0 ≤ factor ≤ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Schedule Step(double rate, int every, double factor = 0.1)
    {
        RateAndSteps(rate, every, nameof(every));
        Guard.Between(factor, 0, 1, nameof(factor));
        return new($"step {rate} × {factor} every {every}", t => rate * Math.Pow(factor, (t - 1) / every));
    }

    /// <summary>The rate is multiplied by <paramref name="factor"/> at every step. PyTorch: <c>ExponentialLR</c>.</summary>
    /// <inheritdoc cref="Step" path="/exception"/>
    /// <param name="rate">The first learning rate; 0 ≤ rate &lt; ∞.</param>
    /// <param name="factor">What a step multiplies by; 0 ≤ factor ≤ 1.</param>
    public static Schedule Exponential(double rate, double factor)
    {
        Guard.NonNegative(rate, nameof(rate));
        Guard.Between(factor, 0, 1, nameof(factor));
        return new($"exponential {rate} × {factor}", t => rate * Math.Pow(factor, t - 1));
    }

    /// <summary>From <paramref name="rate"/> to 0 in <paramref name="steps"/> steps: rate · (1 − k/steps)^power. PyTorch: <c>PolynomialLR</c>.</summary>
    /// <inheritdoc cref="Step" path="/exception"/>
    /// <param name="rate">The first learning rate; 0 ≤ rate &lt; ∞.</param>
    /// <param name="steps">The steps k until the rate is 0; 1 or more.</param>
    /// <param name="power">1 falls in a straight line, more falls faster at first; 0 &lt; power &lt; ∞.</param>
    public static Schedule Polynomial(double rate, int steps, double power = 1)
    {
        RateAndSteps(rate, steps, nameof(steps));
        Guard.Positive(power, nameof(power));
        return new($"polynomial {rate} → 0 in {steps}, power {power}", t => rate * Math.Pow(1 - Passed(t - 1, steps), power));
    }

    /// <summary>Falls with the square root of time: rate · √(n / (n + k)) after k steps.</summary>
    /// <remarks>With <c>.Warmup(n)</c> of the same n it is the Transformer's schedule (Vaswani et al. 2017, section 5.3), rate · √(n/t) after the warm-up, one step late.</remarks>
    /// <inheritdoc cref="Step" path="/exception"/>
    /// <param name="rate">The first learning rate; 0 ≤ rate &lt; ∞.</param>
    /// <param name="scale">The n steps after which the rate has fallen to rate/√2; 1 or more.</param>
    public static Schedule InverseSqrt(double rate, int scale = 1)
    {
        RateAndSteps(rate, scale, nameof(scale));
        return new($"inverse square root {rate}, scale {scale}", t => rate * Math.Sqrt(scale / (scale + (t - 1.0))));
    }

    /// <summary>Half a cosine wave from <paramref name="rate"/> to <paramref name="final"/> in <paramref name="steps"/> steps. PyTorch: <c>CosineAnnealingLR</c>, which would rise again after it.</summary>
    /// <inheritdoc cref="Step" path="/exception"/>
    /// <param name="rate">The first learning rate; 0 ≤ rate &lt; ∞.</param>
    /// <param name="steps">The steps until the final rate; 1 or more.</param>
    /// <param name="final">The last learning rate; 0 ≤ final &lt; ∞.</param>
    public static Schedule Cosine(double rate, int steps, double final = 0)
    {
        RateAndSteps(rate, steps, nameof(steps));
        Guard.NonNegative(final, nameof(final));
        return new($"cosine {rate} → {final} in {steps}", t => Wave(rate, final, Passed(t - 1, steps)));
    }

    /// <summary>Cosine waves that jump back to <paramref name="rate"/>, each longer than the last by the factor <paramref name="growth"/>
    /// (SGDR, Loshchilov and Hutter 2017). PyTorch: <c>CosineAnnealingWarmRestarts</c>.</summary>
    /// <inheritdoc cref="Step" path="/exception"/>
    /// <param name="rate">The learning rate after a restart; 0 ≤ rate &lt; ∞.</param>
    /// <param name="steps">The length of the first wave; 1 or more.</param>
    /// <param name="growth">How many times longer the next wave is; 1 or more.</param>
    /// <param name="final">What a wave falls towards; 0 ≤ final &lt; ∞.</param>
    public static Schedule CosineWarmRestarts(double rate, int steps, int growth = 1, double final = 0)
    {
        RateAndSteps(rate, steps, nameof(steps));
        Guard.AtLeast(growth, 1, nameof(growth));
        Guard.NonNegative(final, nameof(final));
        return new($"cosine {rate} → {final}, restart after {steps} × {growth}", t =>
        {
            long k = t - 1, length = steps;
            if (growth == 1) k %= length;
            for (; k >= length; length *= growth) k -= length;
            return Wave(rate, final, (double)k / length);
        });
    }

    /// <summary>One cycle: up from rate/25 to <paramref name="rate"/> in the first 30 % of <paramref name="steps"/>, then down to rate/250 000
    /// (Smith and Topin 2018). PyTorch: <c>OneCycleLR</c> with its defaults.</summary>
    /// <inheritdoc cref="Step" path="/exception"/>
    /// <param name="rate">The largest learning rate; 0 ≤ rate &lt; ∞.</param>
    /// <param name="steps">The steps of the cycle; 1 or more.</param>
    /// <param name="rise">The part of the steps in which the rate rises; 0 ≤ rise ≤ 1.</param>
    /// <param name="start">By how much the first rate is smaller than the largest; 1 or more.</param>
    /// <param name="end">By how much the last rate is smaller than the first; 1 or more.</param>
    public static Schedule OneCycle(double rate, int steps, double rise = 0.3, double start = 25, double end = 1e4)
    {
        RateAndSteps(rate, steps, nameof(steps));
        Guard.Between(rise, 0, 1, nameof(rise));
        Guard.AtLeast(start, 1, nameof(start));
        Guard.AtLeast(end, 1, nameof(end));
        var (first, last, top) = (rate / start, rate / start / end, rise * steps - 1);
        return new($"one cycle {rate} in {steps}, rise {rise}, start 1/{start}, end 1/{end}", t =>
            t - 1 < top ? Wave(first, rate, (t - 1) / top) : Wave(rate, last, top < steps - 1 ? Passed(t - 1 - top, steps - 1 - top) : 0));
    }

    /// <summary>Up in a straight line for <paramref name="warmup"/> steps, level for <paramref name="stable"/>, down in a straight line to
    /// <paramref name="final"/> in <paramref name="decay"/> (Hu et al. 2024, arXiv 2404.06395).</summary>
    /// <inheritdoc cref="Step" path="/exception"/>
    /// <param name="rate">The level learning rate; 0 ≤ rate &lt; ∞.</param>
    /// <param name="warmup">The steps up; 0 or more.</param>
    /// <param name="stable">The steps at the level; 0 or more.</param>
    /// <param name="decay">The steps down; 1 or more.</param>
    /// <param name="final">The last learning rate; 0 ≤ final &lt; ∞.</param>
    public static Schedule WarmupStableDecay(double rate, int warmup, int stable, int decay, double final = 0)
    {
        RateAndSteps(rate, decay, nameof(decay));
        Guard.AtLeast(warmup, 0, nameof(warmup));
        Guard.AtLeast(stable, 0, nameof(stable));
        Guard.NonNegative(final, nameof(final));
        return new($"warm-up–stable–decay {rate} → {final}, {warmup} + {stable} + {decay}", t =>
            t <= warmup ? rate * t / warmup : rate + (final - rate) * Passed(Math.Max(0, t - (long)warmup - stable), decay));
    }

    /// <summary>This schedule after <paramref name="steps"/> steps that rise in a straight line to its first learning rate: step t ≤ n has t/n of it, step n + 1 is its step 1.</summary>
    /// <remarks>PyTorch: <c>SequentialLR</c> of <c>LinearLR(start_factor=1/n, total_iters=n − 1)</c> and the rest.</remarks>
    /// <param name="steps">The number n of rising steps; 0 or more. With 0 it is this schedule itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is negative.</exception>
    public Schedule Warmup(int steps)
    {
        if (Guard.AtLeast(steps, 0, nameof(steps)) == 0) return this;
        return new($"{Name}, warm-up {steps}", t => t <= steps ? At(1) * t / steps : At(t - steps));
    }

    /// <summary>Whether the other schedule has the same name, and so the same numbers.</summary>
    public bool Equals(Schedule? other) => Name == other?.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static void RateAndSteps(double rate, int steps, string name)
    {
        Guard.NonNegative(rate, nameof(rate));
        Guard.AtLeast(steps, 1, name);
    }

    /// <summary>Which part of the steps has passed, from 0 to 1.</summary>
    private static double Passed(double k, double steps) => Math.Min(k / steps, 1);

    /// <summary>The point of half a cosine wave from one value to another after a part of its length.</summary>
    private static double Wave(double from, double to, double passed) => to + (from - to) * (1 + Math.Cos(Math.PI * passed)) / 2;
}
