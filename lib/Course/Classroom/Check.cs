using System.Globalization;
using System.Net;

namespace Course;

/// <summary>A claim that was checked and holds: it shows a tick, what it says, and the number behind it.</summary>
[TypeFormatterSource]
public sealed class Check : IShown
{
    private readonly IReadOnlyList<Check> _all;

    private Check(string says, string numbers) => (Says, Numbers, _all) = (says, numbers, [this]);

    private Check(IReadOnlyList<Check> all)
    {
        _all = [.. all.SelectMany(check => check._all)];
        (Says, Numbers) = (string.Join("; ", _all.Select(check => check.Says)), string.Join("; ", _all.Select(check => check.Numbers)));
    }

    /// <summary>What was claimed.</summary>
    public string Says { get; }

    /// <summary>The numbers that bear it out; empty where there is none.</summary>
    public string Numbers { get; }

    /// <summary>Checks that <paramref name="holds"/> is true.</summary>
    /// <exception cref="CheckFailedException">It is false.</exception>
    public static Check That(bool holds, string says) => Of(holds, says, "", "it is false");

    /// <summary>Checks that <paramref name="actual"/> is within <paramref name="tolerance"/> of <paramref name="expected"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or NaN.</exception>
    /// <exception cref="CheckFailedException">It is further away, or NaN.</exception>
    public static Check Close(double actual, double expected, double tolerance, string says)
    {
        Guard.NonNegative(tolerance, nameof(tolerance));
        var holds = actual == expected || Math.Abs(actual - expected) <= tolerance;
        return Of(holds, says, Exact(actual), $"{Exact(actual)} is {Exact(Math.Abs(actual - expected))} from {Exact(expected)}; at most {Exact(tolerance)} is allowed");
    }

    /// <summary>Checks that two sequences of numbers agree bit for bit, so that −0 differs from 0 and NaN from nothing but another NaN.</summary>
    /// <exception cref="CheckFailedException">They differ in length or anywhere.</exception>
    public static Check Same(IEnumerable<float> actual, IEnumerable<float> expected, string says)
    {
        float[] a = [.. actual], b = [.. expected];
        if (a.Length != b.Length) return Of(false, says, "", $"there are {a.Length} numbers against {b.Length}");
        var place = Enumerable.Range(0, a.Length).FirstOrDefault(i => BitConverter.SingleToInt32Bits(a[i]) != BitConverter.SingleToInt32Bits(b[i]), -1);
        return Of(place < 0, says, $"{a.Length} numbers, all bits equal", place < 0 ? "" : $"at {place} it is {Exact(a[place])} against {Exact(b[place])}");
    }

    /// <summary>Checks that two numbers agree bit for bit.</summary>
    /// <exception cref="CheckFailedException">They differ.</exception>
    public static Check Same(double actual, double expected, string says) =>
        Of(BitConverter.DoubleToInt64Bits(actual) == BitConverter.DoubleToInt64Bits(expected), says, $"{Exact(actual)}, all bits equal",
            $"it is {Exact(actual)} against {Exact(expected)}");

    /// <summary>Checks that a claim holds at least <paramref name="least"/> of <paramref name="times"/> times, each on its own seeds; the tick shows how often it did.</summary>
    /// <param name="times">How often it is tried, 1 or more.</param>
    /// <param name="least">How often it must hold, from 1 to <paramref name="times"/>.</param>
    /// <param name="holds">The claim the k-th time, with k from 0; the times run on all cores.</param>
    /// <param name="says">What is claimed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The times or the least are out of range.</exception>
    /// <exception cref="CheckFailedException">It holds less often.</exception>
    public static Check Often(int times, int least, Func<int, bool> holds, string says)
    {
        Guard.Between(least, 1, Guard.AtLeast(times, 1, nameof(times)), nameof(least));
        var held = Enumerable.Range(0, times).AsParallel().Count(holds);
        return Of(held >= least, says, $"{held} of {times} times", $"it holds {held} of {times} times; at least {least} are asked for");
    }

    /// <summary>Several checks shown together, a line for each: a cell shows only its last value.</summary>
    public static Check All(params IReadOnlyList<Check> checks) => new(checks);

    /// <summary>A paragraph of HTML for each claim.</summary>
    public string ToHtml() => string.Concat(_all.Select(check => check.Paragraph()));

    /// <summary>A line of text for each claim.</summary>
    public override string ToString() => string.Join('\n', _all.Select(check => check.Line()));

    // No style sheet of the course reaches a notebook, so the space between a sentence and its number is written here.
    private string Paragraph() => $"<p class=\"check\">✓ {WebUtility.HtmlEncode(Says)}" + (Numbers.Length > 0
        ? $" <span class=\"number\" style=\"margin-left:0.8em;opacity:0.8;font-variant-numeric:tabular-nums\">{WebUtility.HtmlEncode(Numbers)}</span></p>" : "</p>");

    private string Line() => Numbers.Length > 0 ? $"✓ {Says} [{Numbers}]" : $"✓ {Says}";

    private static Check Of(bool holds, string says, string numbers, string failure) =>
        holds ? new Check(says, numbers) : throw new CheckFailedException($"✗ {says}: {failure}.");

    private static string Exact(double value) => Number.Minus(value == (float)value
        ? ((float)value).ToString(CultureInfo.InvariantCulture)
        : value.ToString("G10", CultureInfo.InvariantCulture));
}
