namespace Benchmarks;

/// <summary>The nanoseconds that one contender took for one piece of work, round by round.</summary>
internal sealed record Timing(double[] Rounds)
{
    public double Median => MedianOf(Rounds);

    /// <summary>How many times faster this is than the other: the median over the rounds, in each of which both had the machine as it was then.</summary>
    public double FasterThan(Timing other) => MedianOf(Rounds.Zip(other.Rounds, (mine, theirs) => theirs / mine));

    /// <summary>How much longer this takes than the other, counted in the time of a third.</summary>
    public double Beyond(Timing other, Timing unit) => MedianOf(Rounds.Zip(other.Rounds, (mine, theirs) => mine - theirs).Zip(unit.Rounds, (more, one) => more / one));

    /// <summary>Times the contenders in turn, round after round, so that what disturbs the machine disturbs all of them.</summary>
    public static IReadOnlyDictionary<string, Timing> Interleaved(IReadOnlyList<Contender> contenders, int rounds, double milliseconds)
    {
        var repeats = contenders.Select(contender => Repeats(contender, milliseconds * 1e6)).ToList();
        var timings = contenders.ToDictionary(contender => contender.Name, _ => new Timing(new double[rounds]));
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                contenders[i].Time(1); // or it would be timed clearing the caches of the one before
                timings[contenders[i].Name].Rounds[round] = contenders[i].Time(repeats[i]) / repeats[i];
            }
        }

        return timings;
    }

    // The work grows until it lasts, and is not timed again until it has been done a few times: that warms up.
    private static int Repeats(Contender contender, double nanoseconds)
    {
        contender.Time(2);
        var repeats = 1;
        while (contender.Time(repeats) < nanoseconds) repeats *= 2;
        return repeats;
    }

    private static double MedianOf(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
