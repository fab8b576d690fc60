namespace Course.Tests;

public sealed class TrainerTests
{
    private static readonly Trainer Airfoil = new() { Problem = LinearRegression.Airfoil() };

    [Fact]
    public void Two_epochs_of_airfoil_give_a_curve_of_61_points_from_step_0_to_300()
    {
        var run = Airfoil.Run(new Adam { LearningRate = 0.01 });
        Assert.Equal(61, run.Losses.Count);
        Assert.Equal(Enumerable.Range(0, 61).Select(i => 5 * i), run.Steps);
        Assert.Equal((0, 2), (run.Epochs[0], run.Epochs[^1]));
        Assert.InRange(run.FinalLoss, run.Floor!.Value, 0.25);
        Assert.Equal(Airfoil.Problem.Loss(run.Final), run.FinalLoss);
        Assert.All(run.LearningRates, α => Assert.Equal(0.01, α));
        Assert.Null(run.Diverged);
    }

    [Theory]
    [InlineData(0.4, 100, 0.2455, 0.0031)]
    [InlineData(0.005, 1, 0.2449, 0.0025)]
    public void Sgd_ends_where_200_seeds_are_known_to_end(double rate, int batchSize, double mean, double deviation)
    {
        var losses = (Airfoil with { BatchSize = batchSize }).RunMany(new Sgd { LearningRate = rate }, seeds: 200).Select(run => run.FinalLoss).ToArray();
        Assert.Equal(mean, losses.Average(), 4 * deviation / Math.Sqrt(200));
        Assert.Equal(deviation, Math.Sqrt(losses.Average(x => Math.Pow(x - losses.Average(), 2))), 0.25 * deviation);
    }

    [Fact]
    public void Runs_in_parallel_are_the_same_as_one_after_the_other()
    {
        var rule = new Adam { LearningRate = 0.01 };
        var many = (Airfoil with { Snapshots = ["v"] }).RunMany(rule, seeds: 8);
        for (var seed = 0; seed < many.Count; seed++) AssertSame((Airfoil with { Snapshots = ["v"] }).Run(rule, seed), many[seed]);
        Assert.Equal(8, many.Select(run => run.FinalLoss).Distinct().Count());
    }

    [Fact]
    public void A_run_again_is_the_same_run()
    {
        var run = (Airfoil with { Validation = 0.2, Snapshots = ["m"] }).Run(new Adam { LearningRate = 0.01 }, seed: 3, label: "mine");
        AssertSame(run, run.Again());
    }

    private static void AssertSame(Run expected, Run actual)
    {
        Assert.Equal((expected.Label, expected.Seed, expected.Problem), (actual.Label, actual.Seed, actual.Problem));
        Assert.Equal(expected.Steps, actual.Steps);
        Assert.Equal(expected.Losses, actual.Losses);
        Assert.Equal(expected.ValidationLosses, actual.ValidationLosses);
        Assert.Equal(expected.LearningRates, actual.LearningRates);
        Assert.Equal(expected.Final, actual.Final);
        Assert.Equal(expected.Path, actual.Path);
        Assert.Equal(expected.Snapshots, actual.Snapshots);
        Assert.Equal(expected.Diverged, actual.Diverged);
    }
}
