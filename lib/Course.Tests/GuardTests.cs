namespace Course.Tests;

/// <summary>What a reader sees of a bad argument is where they gave it, not the library's own check.</summary>
public sealed class GuardTests
{
    public static TheoryData<Action> Mistakes =>
    [
        () => _ = new Adam { Beta1 = 1 },
        () => _ = new Sgd { LearningRate = 0.1, WeightDecay = -1 },
        () => Ema.HalfLife(2),
        () => Schedule.Cosine(0.1, 0),
        () => new Trainer { Problem = Quadratic.Ravine }.RunMany(new Sgd { LearningRate = 0.1 }, 5..5),
    ];

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void The_trace_of_a_bad_argument_shows_no_check(Action mistake)
    {
        var trace = Assert.ThrowsAny<ArgumentException>(mistake).StackTrace!;
        Assert.DoesNotContain("Course.Guard.", trace, StringComparison.Ordinal);
        Assert.DoesNotContain("Course.SeedRange.", trace, StringComparison.Ordinal);
        Assert.Contains(nameof(GuardTests), trace, StringComparison.Ordinal);
    }
}
