using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Course;

/// <summary>Checks of arguments: each returns the value, or throws with its name, the value and the allowed range.</summary>
/// <remarks>The trace begins where the value was given: the check itself tells a reader nothing.</remarks>
[StackTraceHidden]
internal static class Guard
{
    public static double Decay(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1 ? value : Throw(value, $"0 ≤ {name} < 1", name);

    public static double NonNegative(double value, [CallerMemberName] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : Throw(value, $"0 ≤ {name} < ∞", name);

    public static double Positive(double value, [CallerMemberName] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : Throw(value, $"0 < {name} < ∞", name);

    public static double Between(double value, double low, double high, [CallerMemberName] string name = "") =>
        value >= low && value <= high ? value : Throw(value, FormattableString.Invariant($"{low} ≤ {name} ≤ {high}"), name);

    public static double Inside(double value, double low, double high, [CallerMemberName] string name = "") =>
        value > low && value < high ? value : Throw(value, FormattableString.Invariant($"{low} < {name} < {high}"), name);

    public static double Above(double value, double low, [CallerMemberName] string name = "") =>
        value > low && double.IsFinite(value) ? value : Throw(value, FormattableString.Invariant($"{name} > {low}"), name);

    public static double AtLeast(double value, double least, [CallerMemberName] string name = "") =>
        value >= least && double.IsFinite(value) ? value : Throw(value, FormattableString.Invariant($"{name} ≥ {least}"), name);

    public static int AtLeast(int value, int least, [CallerMemberName] string name = "") =>
        value >= least ? value : (int)Throw(value, FormattableString.Invariant($"{name} ≥ {least}"), name);

    [DoesNotReturn]
    private static double Throw(double value, string range, string name) =>
        throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} is {value}; allowed: {range}."));
}
