using System.Diagnostics;

namespace Benchmarks;

/// <summary>Something to time: does its work a number of times and says how many nanoseconds that took.</summary>
internal sealed record Contender(string Name, Func<int, double> Time)
{
    public static Contender Of(string name, Action work) => new(name, times =>
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++) work();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    });
}
