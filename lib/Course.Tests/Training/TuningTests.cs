namespace Course.Tests;

public sealed class TuningTests
{
    private static readonly double[] s_rates = [0.003, 0.01, 0.03, 0.1, 0.3];

    private static readonly Tuning s_airfoil = new()
    {
        Trainer = new() { Problem = LinearRegression.Airfoil(), Epochs = 1 },
        Grid = s_rates,
        Seeds = 0..3,
        FreshSeeds = 10..16,
    };

    private static Optimizer Adam(double α) => new Adam { LearningRate = α };

    [Fact]
    public void The_best_lies_inside_and_is_reported_on_fresh_seeds_alone()
    {
        var tuned = s_airfoil.Tune(Adam);
        double[] values = [.. tuned.Trials.Select(trial => trial.Value)];

        Assert.Equal(values.Order(), values);
        Assert.Superset(s_rates.ToHashSet(), values.ToHashSet());
        Assert.InRange(Array.IndexOf(values, tuned.Value), 1, values.Length - 2);
        Assert.Equal(tuned.Trials.MinBy(trial => trial.Score).Value, tuned.Value);
        Assert.Equal([10, 11, 12, 13, 14, 15], tuned.Runs.Select(run => run.Seed));
        Assert.All(tuned.Runs, run => Assert.Equal(("Adam", tuned.Rule), (run.Label, run.Optimizer)));
        Assert.Equal(tuned.Runs.Select(run => run.FinalLoss - run.Floor!.Value), tuned.Ends);
        Assert.Equal(tuned.Ends.Order().Skip(2).Take(2).Average(), tuned.Score, 12);
    }

    [Fact]
    public void A_trial_is_the_median_over_the_seeds_of_tuning()
    {
        var (value, score) = s_airfoil.Tune(Adam).Trials[2];
        Assert.Equal(s_airfoil.Trainer.RunMany(Adam(value), seeds: 0..3).Select(run => run.FinalLoss - run.Floor!.Value).Order().ElementAt(1), score);
    }

    [Theory]
    [InlineData(new[] { 0.1, 0.3, 1.0 })]
    [InlineData(new[] { 0.0001, 0.0003, 0.001 })]
    public void A_grid_that_is_cut_short_is_widened_until_the_best_lies_inside(double[] grid)
    {
        var whole = (s_airfoil with { Refinements = 0 }).Tune(Adam);
        var widened = (s_airfoil with { Grid = grid, Refinements = 0 }).Tune(Adam);

        Assert.InRange(widened.Value, whole.Value / 2, whole.Value * 2);
        Assert.True(widened.Trials.Count > grid.Length);
    }

    [Theory]
    [InlineData(new[] { 0.1, 0.3, 1.0 }, "Adam does best at α = 0.1, the smallest of all tried, 0.1 to 1: the best of all may lie beyond. Widen the grid, or allow Widenings.")]
    [InlineData(new[] { 0.0001, 0.0003, 0.001 }, "Adam does best at α = 0.001, the largest of all tried, 0.0001 to 0.001")]
    public void An_edge_is_refused_where_the_grid_may_not_grow(double[] grid, string says) =>
        AssertRefused<InvalidOperationException>(says, () => (s_airfoil with { Grid = grid, Widenings = 0 }).Tune(Adam));

    [Fact]
    public void Halving_the_steps_finds_a_value_that_is_as_good_or_better()
    {
        var coarse = (s_airfoil with { Refinements = 0 }).Tune(Adam);
        var fine = (s_airfoil with { Refinements = 3 }).Tune(Adam);

        Assert.Equal(coarse.Trials.Count + 6, fine.Trials.Count);
        Assert.True(fine.Trials.Min(trial => trial.Score) <= coarse.Trials.Min(trial => trial.Score));
    }

    [Fact]
    public void Any_setting_can_be_tuned()
    {
        var tuned = (s_airfoil with { Setting = "ε", Grid = [1e-8, 1e-7, 1e-6, 1e-5, 1e-4] }).Tune(ε => new Adadelta { Epsilon = ε });
        Assert.Equal(tuned.Value, ((Adadelta)tuned.Rule).Epsilon);
        Assert.Contains("best ε", Tuned.Table(tuned).Headers);
    }

    [Fact]
    public void A_rate_at_which_the_rule_diverges_counts_as_infinitely_high()
    {
        var tuned = (s_airfoil with { Grid = [0.01, 0.03, 0.1, 30] }).Tune(α => new Sgd { LearningRate = α });
        Assert.Equal(double.PositiveInfinity, tuned.Trials[^1].Score);
        Assert.InRange(tuned.Value, 0.01, 0.1);
    }

    [Theory]
    [InlineData(0.5, double.PositiveInfinity)]
    [InlineData(0.3, double.PositiveInfinity)]
    [InlineData(0, 1)]
    public void Runs_that_diverged_are_infinitely_high_in_a_median_too(double share, double expected) =>
        Assert.Equal(expected, Quantile.Of([double.PositiveInfinity, 1, double.PositiveInfinity, double.PositiveInfinity], share));

    [Fact]
    public void The_score_can_be_another_one()
    {
        var far = (s_airfoil with { Score = run => Math.Abs(run.Optimizer.LearningRate.At(1) - 0.05) }).Tune(Adam);
        Assert.Equal(0.0548, far.Value);
        Assert.Equal(0.0048, far.Score, 12);
    }

    [Fact]
    public void Kept_rows_decide_where_there_are_any()
    {
        var tuned = (s_airfoil with { Trainer = s_airfoil.Trainer with { Validation = 0.2 } }).Tune(Adam);
        Assert.Equal(tuned.Runs.Select(run => run.ValidationLosses[^1]), tuned.Ends);
    }

    [Fact]
    public void Tuning_again_gives_the_same_bits()
    {
        var (once, again) = (s_airfoil.Tune(Adam), s_airfoil.Tune(Adam));
        Assert.Equal(once.Trials, again.Trials);
        Assert.Equal(once.Ends, again.Ends);
    }

    [Fact]
    public void The_parts_of_the_fresh_seeds_are_all_of_them()
    {
        var tuned = s_airfoil.Tune(Adam);
        for (var part = 0; part < 3; part++) Assert.Equal(tuned.Ends.Skip(2 * part).Take(2).Average(), tuned.ScoreOf(part, 3), 12);
        Assert.Equal(tuned.Score, tuned.ScoreOf(0, 1));
        AssertRefused<ArgumentOutOfRangeException>("part is 3; allowed: 0 ≤ part ≤ 2.", () => tuned.ScoreOf(3, 3));
        AssertRefused<ArgumentOutOfRangeException>("parts is 7; allowed: 1 ≤ parts ≤ 6.", () => tuned.ScoreOf(0, 7));
    }

    [Fact]
    public void A_table_says_what_was_tried_on_which_seeds()
    {
        var table = Tuned.Table(s_airfoil.Tune(Adam, "mine"));
        Assert.Equal("mine", table.Rows[0][0]);
        Assert.Equal(0.003, table.Rows[0][2]);
        Assert.Equal(("0–2", "10–15"), (table.Rows[0][5], table.Rows[0][9]));
        AssertRefused<ArgumentException>("all is empty", () => Tuned.Table());
    }

    [Fact]
    public void Bad_input_is_named()
    {
        AssertRefused<ArgumentException>("Grid has 1 of the three values or more", () => _ = s_airfoil with { Grid = [0.01] });
        AssertRefused<ArgumentException>("Grid has 0 at 0", () => _ = s_airfoil with { Grid = [0, 0.1, 1] });
        AssertRefused<ArgumentException>("Grid has 0.1 at 2", () => _ = s_airfoil with { Grid = [0.1, 0.3, 0.1] });
        AssertRefused<ArgumentException>("Grid has NaN at 1", () => _ = s_airfoil with { Grid = [0.1, double.NaN, 1] });
        AssertRefused<ArgumentException>("Seeds 0–4 and FreshSeeds 3–19 have some in common", () => (s_airfoil with { Seeds = 0..5, FreshSeeds = 3..20 }).Tune(Adam));
        AssertRefused<ArgumentOutOfRangeException>("FreshSeeds is 5..5", () => (s_airfoil with { FreshSeeds = 5..5 }).Tune(Adam));
        AssertRefused<ArgumentOutOfRangeException>("Seeds is 0..^1", () => (s_airfoil with { Seeds = 0..^1 }).Tune(Adam));
        AssertRefused<InvalidOperationException>("Sgd diverges at every α from 30 to 300. Begin the grid lower.", () => (s_airfoil with { Grid = [30, 100, 300] }).Tune(α => new Sgd { LearningRate = α }));
        AssertRefused<ArgumentOutOfRangeException>("Beta1 is 1.5", () => (s_airfoil with { Setting = "β₁", Grid = [0.5, 0.9, 1.5] }).Tune(β => new Adam { Beta1 = β }));
    }

    private static void AssertRefused<T>(string says, Action action)
        where T : Exception => Assert.StartsWith(says, Assert.ThrowsAny<T>(action).Message, StringComparison.Ordinal);
}
