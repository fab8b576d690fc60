namespace Course.Tests;

public sealed class TrainerTests
{
    private static readonly Trainer s_airfoil = new() { Problem = LinearRegression.Airfoil() };

    [Fact]
    public void Two_epochs_of_airfoil_give_a_curve_of_61_points_from_step_0_to_300()
    {
        var run = s_airfoil.Run(new Adam { LearningRate = 0.01 });
        Assert.Equal(61, run.Losses.Count);
        Assert.Equal(Enumerable.Range(0, 61).Select(i => 5 * i), run.Steps);
        Assert.Equal((0, 2), (run.Epochs[0], run.Epochs[^1]));
        Assert.InRange(run.FinalLoss, run.Floor!.Value, 0.25);
        Assert.Equal(s_airfoil.Problem.Loss(run.Final), run.FinalLoss);
        Assert.All(run.LearningRates, α => Assert.Equal(0.01, α));
        Assert.Null(run.Diverged);
    }

    [Theory]
    [InlineData(0.4, 100, 0.2455, 0.0031)]
    [InlineData(0.005, 1, 0.2449, 0.0025)]
    public void Sgd_ends_where_200_seeds_are_known_to_end(double rate, int batchSize, double mean, double deviation)
    {
        var losses = (s_airfoil with { BatchSize = batchSize }).RunMany(new Sgd { LearningRate = rate }, seeds: 200).Select(run => run.FinalLoss).ToArray();
        Assert.Equal(mean, losses.Average(), 4 * deviation / Math.Sqrt(200));
        Assert.Equal(deviation, Math.Sqrt(losses.Average(x => Math.Pow(x - losses.Average(), 2))), 0.25 * deviation);
    }

    [Fact]
    public void Runs_in_parallel_are_the_same_as_one_after_the_other()
    {
        var rule = new Adam { LearningRate = 0.01 };
        var many = (s_airfoil with { Snapshots = ["v"] }).RunMany(rule, seeds: 8);
        for (var seed = 0; seed < many.Count; seed++) AssertSame((s_airfoil with { Snapshots = ["v"] }).Run(rule, seed), many[seed]);
        Assert.Equal(8, many.Select(run => run.FinalLoss).Distinct().Count());
    }

    [Fact]
    public void A_run_again_is_the_same_run()
    {
        var run = (s_airfoil with { Validation = 0.2, Snapshots = ["m"] }).Run(new Adam { LearningRate = 0.01 }, seed: 3, label: "mine");
        AssertSame(run, run.Again());
    }

    [Theory]
    [InlineData(7, 0.2453, 5e-5)]
    [InlineData(20, 0.2750, 5e-5)]
    [InlineData(40, 1.667, 5e-4)]
    [InlineData(60, 61.28, 5e-3)]
    public void Gradient_descent_on_all_rows_with_rate_1_falls_and_then_diverges(int steps, double loss, double tolerance)
    {
        var (problem, rule) = (s_airfoil.Problem, new Sgd { LearningRate = 1 });
        var (θ, g, state) = (new float[6], new float[6], rule.CreateState(6));
        for (var t = 0; t < steps; t++)
        {
            problem.Gradient(θ, g);
            rule.Step(θ, g, state);
        }

        Assert.Equal(loss, problem.Loss(θ), tolerance);
    }

    public static TheoryData<Optimizer, double, double> RavineRuns => new()
    {
        { new Sgd { LearningRate = 0.4 }, -0.943467, -0.000073 },
        { new Sgd { LearningRate = 0.6 }, -0.387814, -1673.365109 },
        { new Momentum { LearningRate = 0.6, Beta = 0.5 }, 0.007188, 0.002553 },
        { new Adagrad { LearningRate = 0.4 }, -2.382563, -0.158591 },
    };

    [Theory]
    [MemberData(nameof(RavineRuns))]
    public void Twenty_steps_in_the_ravine_end_where_d2l_prints(Optimizer rule, double x1, double x2)
    {
        var run = new Trainer { Problem = Quadratic.Ravine, Steps = 20 }.Run(rule);
        Assert.Equal(x1, run.Final[0], HalfOfDigit6(x1));
        Assert.Equal(x2, run.Final[1], HalfOfDigit6(x2));
        Assert.Equal(21, run.Path.Count);
        Assert.Equal([-5, -2], run.Path[0]);
        Assert.Equal(run.Final, run.Path[^1]);
        Assert.Equal(run.Steps.Select(step => (double)step), run.Epochs);
    }

    [Fact]
    public void Without_batches_every_step_takes_all_rows()
    {
        var run = (s_airfoil with { BatchSize = null, Epochs = 5 }).Run(new Sgd { LearningRate = 0.5 });
        Assert.Equal([0, 1, 2, 3, 4, 5], run.Steps);
        var (θ, g) = (s_airfoil.Problem.Start(0), new float[6]);
        s_airfoil.Problem.Gradient(θ, g);
        var first = θ.Zip(g, (θi, gi) => θi + -0.5f * gi).ToArray();
        Assert.Equal(s_airfoil.Problem.Loss(first), run.Losses[1]);
    }

    [Fact]
    public void Validation_rows_are_kept_from_training_and_evaluated()
    {
        var run = (s_airfoil with { Validation = 0.2 }).Run(new Adam { LearningRate = 0.01 });
        Assert.Equal(240, run.Steps[^1]);
        Assert.Equal(run.Losses.Count, run.ValidationLosses.Count);
        Assert.Null(run.Floor);
        // The two means weigh 1200 and 300 rows; together they are the mean over all rows.
        Assert.Equal(s_airfoil.Problem.Loss(run.Final), 0.8 * run.Losses[^1] + 0.2 * run.ValidationLosses[^1], 1e-12);
    }

    [Fact]
    public void Snapshots_follow_the_moments()
    {
        var run = new Trainer { Problem = Quadratic.Ravine, Steps = 3, Snapshots = ["v"] }.Run(new Momentum { LearningRate = 0.1, Beta = 0.5 });
        Assert.Equal([0, 0], run.Snapshots["v"][0]);
        Assert.Equal([-1, -8], run.Snapshots["v"][1]);
        Assert.Equal(4, run.Snapshots["v"].Count);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, -1)]
    public void On_Reddis_counterexample_Adam_ends_at_the_worst_point_and_AMSGrad_at_the_best(bool amsGrad, float end)
    {
        var problem = new ReddiCounterexample();
        var trainer = new Trainer { Problem = problem, BatchSize = 1, Shuffle = false, Steps = 3000 };
        var run = trainer.Run(new Adam { LearningRate = 0.01, Beta1 = 0, Beta2 = problem.Beta2, AmsGrad = amsGrad });
        Assert.Equal(end, run.Final[0], 0.05f);
    }

    [Fact]
    public void A_run_that_diverges_stops_says_where_and_keeps_its_curve()
    {
        var run = new Trainer { Problem = Quadratic.Ravine, Steps = 1_000_000 }.Run(new Sgd { LearningRate = 10 });
        Assert.Equal(new Divergence(25, 1, double.NegativeInfinity), run.Diverged);
        Assert.Equal([0, 24], run.Steps);
        Assert.All(run.Losses, loss => Assert.True(double.IsFinite(loss)));
        Assert.Contains("Diverged at step 25: the gradient of parameter 1 is −∞.", run.ToString(), StringComparison.Ordinal);
        Assert.Equal(run.Diverged, run.Again().Diverged);
    }

    [Theory]
    [InlineData(4, double.NaN, 1, "Diverged at step 4: the gradient of parameter 2 is NaN.", 4)]
    [InlineData(4, 1, double.PositiveInfinity, "Diverged at step 3: the loss is ∞.", 3)]
    [InlineData(1, 1, double.NaN, "Diverged at step 0: the loss is NaN.", 0)]
    public void A_gradient_or_a_loss_that_is_no_number_ends_the_run(int brokenStep, double gradient, double loss, string message, int points)
    {
        var problem = new Breaking(brokenStep, (float)gradient, loss);
        var run = new Trainer { Problem = problem, Steps = 10 }.Run(new Sgd { LearningRate = 1 });
        Assert.StartsWith(message, run.Diverged!.ToString(), StringComparison.Ordinal);
        Assert.True(run.Losses.Count >= points - 1 && run.Losses.Count <= points);
        Assert.All(run.Losses, value => Assert.True(double.IsFinite(value)));
    }

    /// <summary>Squares beyond single precision: Adam would never move again, in silence, and NAdam's parameter would be NaN.</summary>
    [Theory]
    [InlineData("Adam", 1e21f, "v")]
    [InlineData("AdamW", 1e21f, "v")]
    [InlineData("Adam, AMSGrad", 1e21f, "v")]
    [InlineData("Adagrad", 1e21f, "s")]
    [InlineData("RmsProp, centered", 1e21f, "v")]
    [InlineData("Adadelta", 1e21f, "v")]
    [InlineData("NAdam", 3.4e38f, "v")]
    [InlineData("RAdam", 1e21f, "v")]
    [InlineData("AdaBelief", 1e21f, "s")]
    [InlineData("Yogi", 1e21f, "v")]
    public void One_gradient_too_large_to_be_squared_ends_the_run_and_is_said(string name, float large, string moment)
    {
        var rule = Optimizers.Rules.Named(name) with { LearningRate = 1e-3 };
        var run = new Trainer { Problem = new Outlier(5, large), Steps = 10, EvaluateEvery = 1 }.Run(rule);
        Assert.Equal(new Divergence(5, 1, double.PositiveInfinity, moment), run.Diverged);
        Assert.StartsWith($"Diverged at step 5: the moment {moment} of parameter 1 is ∞, since single precision", run.Diverged!.ToString(), StringComparison.Ordinal);
        Assert.Equal([0, 1, 2, 3, 4], run.Steps);
        Assert.All(run.Final, x => Assert.True(float.IsFinite(x)));
    }

    [Theory]
    [InlineData("Adam", 1e18f)]
    [InlineData("Sgd", 1e21f)]
    [InlineData("Momentum", 1e21f)]
    [InlineData("Lion", 1e21f)]
    [InlineData("Adamax", 3e38f)]
    public void One_large_gradient_that_the_rule_can_bear_ends_nothing(string name, float large)
    {
        var run = new Trainer { Problem = new Outlier(5, large), Steps = 10 }.Run(Optimizers.Rules.Named(name) with { LearningRate = 1e-3 });
        Assert.Null(run.Diverged);
        Assert.Equal(10, run.Steps[^1]);
    }

    [Fact]
    public void Settings_out_of_range_are_named()
    {
        AssertRefused("BatchSize is 0; allowed: BatchSize ≥ 1.", () => s_airfoil with { BatchSize = 0 });
        AssertRefused("Epochs is 0; allowed: Epochs ≥ 1.", () => s_airfoil with { Epochs = 0 });
        AssertRefused("Steps is -3; allowed: Steps ≥ 1.", () => s_airfoil with { Steps = -3 });
        AssertRefused("EvaluateEvery is 0; allowed: EvaluateEvery ≥ 1.", () => s_airfoil with { EvaluateEvery = 0 });
        AssertRefused("Validation is 1; allowed: 0 ≤ Validation", () => s_airfoil with { Validation = 1 });
        AssertRefused("BatchSize is 1501; allowed: 1 ≤ BatchSize ≤ 1500.", () => (s_airfoil with { BatchSize = 1501 }).Run(new Sgd()));
        AssertRefused("BatchSize is 10; allowed: 1 ≤ BatchSize ≤ 3.", () => new Trainer { Problem = new ReddiCounterexample() }.Run(new Sgd()));
        AssertRefused("Validation is 0.0001: of 1500 rows that keeps 0", () => (s_airfoil with { Validation = 0.0001 }).Run(new Sgd()));
        AssertRefused("Epochs is 2147483647; allowed: 1 ≤ Epochs ≤ 14316557", () => (s_airfoil with { Epochs = int.MaxValue }).Run(new Sgd()));
        AssertRefused("seeds is 0; allowed: seeds ≥ 1.", () => s_airfoil.RunMany(new Sgd(), 0));
        AssertRefused("no moment \"v\"; this state keeps: none.", () => (s_airfoil with { Snapshots = ["v"] }).Run(new Sgd()));
        AssertRefused("no moment \"x\"", () => (s_airfoil with { Snapshots = ["x"] }).RunMany(new Momentum(), 4));
        AssertRefused("Rosenbrock has no rows and so no epochs; say how long to train: new Trainer { Problem = …, Steps = 100 }.", () => new Trainer { Problem = new Rosenbrock() }.Run(new Sgd()));
    }

    [Fact]
    public void More_runs_than_memory_holds_are_refused_before_the_first()
    {
        AssertRefused("2147483647 runs would keep", () => s_airfoil.RunMany(new Sgd(), int.MaxValue));
        AssertRefused("Ask for fewer seeds, a larger EvaluateEvery or fewer Snapshots.", () => s_airfoil.RunMany(new Sgd(), int.MaxValue));
        var detailed = new Trainer { Problem = Mlp.Airfoil([2000]), Steps = 100_000_000, EvaluateEvery = 1, Snapshots = ["m", "v"] };
        AssertRefused("1 runs would keep", () => detailed.Run(new Adam()));
    }

    [Fact]
    public void A_label_names_the_rule_and_what_is_not_its_default()
    {
        var trainer = new Trainer { Problem = Quadratic.Ravine, Steps = 1 };
        Assert.Equal("Sgd 0.4", trainer.Run(new Sgd { LearningRate = 0.4 }).Label);
        Assert.Equal("Adadelta", trainer.Run(new Adadelta()).Label);
        Assert.Equal("Adadelta, Rho 0.95", trainer.Run(new Adadelta { Rho = 0.95 }).Label);
        Assert.Equal("Adadelta 0.5", trainer.Run(new Adadelta { LearningRate = 0.5 }).Label);
        Assert.Equal("Adam 0.01", trainer.Run(new Adam { LearningRate = 0.01 }).Label);
        Assert.Equal("Adam 0.01, Beta1 0.5, AmsGrad, WeightDecay 0.1", trainer.Run(new Adam { LearningRate = 0.01, Beta1 = 0.5, AmsGrad = true, WeightDecay = 0.1 }).Label);
        Assert.Equal("mine", trainer.RunMany(new Adam(), 2, "mine")[1].Label);
    }

    [Fact]
    public void Runs_and_trainers_say_what_they_are()
    {
        var trainer = new Trainer { Problem = Quadratic.Ravine, Steps = 20 };
        Assert.Equal("Quadratic: 20 steps", trainer.ToString());
        Assert.Equal("Airfoil, linear regression: 2 epochs, batches of 10", s_airfoil.ToString());
        Assert.Equal("Sgd 0.4 on Quadratic, seed 0: loss 0.0890129 after 20 steps", trainer.Run(new Sgd { LearningRate = 0.4 }).ToString());
    }

    internal static void AssertSame(Run expected, Run actual)
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

    /// <summary>Half a unit in the sixth significant digit, or in the sixth after the point where d2l prints no more.</summary>
    [Theory]
    [InlineData(40, 4)]
    [InlineData(40, 40)]
    [InlineData(7, 7)] // the last batch of an epoch has 2 rows
    [InlineData(null, 4)]
    public void Accumulated_in_parts_a_batch_gives_the_steps_of_the_whole_but_for_the_last_bits(int? batch, int parts)
    {
        var trainer = s_airfoil with { BatchSize = batch, Epochs = 2 };
        var rule = new Sgd { LearningRate = 0.01 };
        var (whole, accumulated) = (trainer.Run(rule), (trainer with { Accumulation = parts }).Run(rule));
        Assert.Equal(whole.Steps, accumulated.Steps);
        Assert.All(whole.Final.Zip(accumulated.Final), pair => Assert.Equal(pair.First, pair.Second, 2e-4f));
        Assert.NotEqual(whole.Losses[0], whole.FinalLoss);
    }

    [Fact]
    public void An_accumulation_that_does_not_divide_the_batch_is_refused()
    {
        AssertRefused("Accumulation is 3, which does not divide a batch of 10 rows into equal parts", () => (s_airfoil with { Accumulation = 3 }).Run(new Sgd()));
        AssertRefused("Accumulation is 0; allowed: Accumulation ≥ 1", () => s_airfoil with { Accumulation = 0 });
    }

    private static double HalfOfDigit6(double x) => Math.Max(5.1e-7, 0.5 * Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(x))) - 5));

    private static void AssertRefused(string message, Func<object> act)
    {
        var error = Assert.ThrowsAny<Exception>(() => act());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Slopes of 1, but for one step at which the second is another.</summary>
    private sealed class Outlier(int at, float large) : Problem
    {
        private int _step;

        public override string Name => "Outlier";

        public override int Parameters => 2;

        public override float[] Start(int seed) => [0, 0];

        public override double Loss(ReadOnlySpan<float> θ) => 1;

        public override void Gradient(ReadOnlySpan<float> θ, Span<float> g)
        {
            g.Fill(1);
            if (++_step == at) g[1] = large;
        }
    }

    /// <summary>A slope that breaks after a number of steps of 1.</summary>
    private sealed class Breaking(int brokenStep, float gradient, double loss) : Problem
    {
        public override string Name => "Breaking";

        public override int Parameters => 3;

        public override float[] Start(int seed) => [0, 0, 0];

        public override double Loss(ReadOnlySpan<float> θ) => -θ[0] < brokenStep - 1 ? θ[0] : loss;

        public override void Gradient(ReadOnlySpan<float> θ, Span<float> g)
        {
            g.Fill(1);
            if (-θ[0] >= brokenStep - 1) g[2] = gradient;
        }
    }
}
