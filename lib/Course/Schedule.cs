using System.Globalization;

namespace Course;

/// <summary>A learning rate as a value: αₜ for every step t = 1, 2, 3, …</summary>
/// <remarks>A plain number converts to the constant schedule, so <c>LearningRate = 0.01</c> works.</remarks>
public sealed record Schedule
{
    private readonly Func<int, double> _rate;

    private Schedule(string name, Func<int, double> rate) => (Name, _rate) = (name, rate);

    /// <summary>What the schedule is, with its numbers, as a label.</summary>
    public string Name { get; }

    /// <summary>The learning rate α of step <paramref name="t"/>; the first step is 1.</summary>
    public double At(int t) => _rate(t);

    /// <summary>The same learning rate <paramref name="rate"/> at every step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or NaN.</exception>
    public static Schedule Constant(double rate)
    {
        Guard.NonNegative(rate, "LearningRate");
        return new(rate.ToString(CultureInfo.InvariantCulture), _ => rate);
    }

    /// <summary>The constant schedule of <paramref name="rate"/>.</summary>
    public static implicit operator Schedule(double rate) => Constant(rate);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
