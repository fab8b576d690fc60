using System.Diagnostics;

namespace Course;

/// <summary>Reads a range as seeds: 100..116 are the sixteen from 100 to 115.</summary>
[StackTraceHidden]
internal static class SeedRange
{
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or counts from an end.</exception>
    public static (int First, int Count) Of(Range seeds, string name)
    {
        if (seeds.Start.IsFromEnd || seeds.End.IsFromEnd || seeds.End.Value <= seeds.Start.Value)
            throw new ArgumentOutOfRangeException(name, $"{name} is {seeds}; allowed: a first seed and the one after the last, such as 100..116 for 100 to 115.");
        return (seeds.Start.Value, seeds.End.Value - seeds.Start.Value);
    }

    public static string Text(Range seeds) =>
        seeds.End.Value - seeds.Start.Value == 1 ? $"{seeds.Start}" : $"{seeds.Start}–{seeds.End.Value - 1}";
}
