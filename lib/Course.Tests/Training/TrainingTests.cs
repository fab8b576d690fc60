using Course.Tests.Optimizers;

namespace Course.Tests;

/// <summary>A run that stops, is saved and goes on is one that never stopped, to the last bit.</summary>
public sealed class TrainingTests
{
    private static readonly Trainer s_airfoil = new() { Problem = LinearRegression.Airfoil(), Epochs = 1, Validation = 0.2, EvaluateEvery = 7, BatchSize = 32 };

    private static readonly Schedule[] s_schedules = [0.01, Schedule.Cosine(0.01, 38).Warmup(5), Schedule.OneCycle(0.01, 38), Schedule.Step(0.01, 10, 0.5)];

    public static TheoryData<string> Names => Rules.NamesWithComposites;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_rule_schedule_and_seed_goes_on_with_the_same_bits(string name)
    {
        for (var i = 0; i < s_schedules.Length; i++)
        {
            var rule = Rules.Named(name, s_airfoil.Problem.Parameters) with { LearningRate = s_schedules[i] };
            var trainer = s_airfoil with { Snapshots = rule.CreateState(s_airfoil.Problem.Parameters).Moments, Shuffle = i != 3 };
            var (seed, whole) = (i + 3, trainer.Run(rule, i + 3));
            foreach (var stop in (int[])[0, 1, 20, 37, 38])
            {
                var training = trainer.Begin(rule, seed);
                training.Advance(stop);
                var again = trainer.Resume(rule, new MemoryStream(StateTests.BytesOf(training.Save)));
                Assert.Equal(stop, again.StepsTaken);
                TrainerTests.AssertSame(whole, again.Finish());
                TrainerTests.AssertSame(whole, training.Finish()); // to be saved changed nothing
            }
        }
    }

    [Fact]
    public void Stopped_and_saved_after_every_step_it_is_the_same_run_on_one_core_and_two_on_problems_of_every_kind()
    {
        foreach (var trainer in (Trainer[])[s_airfoil, new() { Problem = new Rosenbrock(), Steps = 30 }, new() { Problem = Mlp.Airfoil([8]), Epochs = 1, BatchSize = null }])
        {
            var rule = new NAdam { LearningRate = 0.01 };
            var training = trainer.Begin(rule, 5, "mine");
            while (training.StepsTaken < training.Steps)
            {
                training.Advance(1);
                training = trainer.Resume(rule, new MemoryStream(StateTests.BytesOf(training.Save)));
            }

            TrainerTests.AssertSame(trainer.Run(rule, 5, "mine"), training.Finish());
        }
    }

    [Fact]
    public void A_network_of_many_parameters_resumes_with_the_same_bits_on_several_cores()
    {
        var trainer = new Trainer { Problem = Mlp.Airfoil([300, 450]), Steps = 4, BatchSize = 2, EvaluateEvery = 4 };
        Assert.True(trainer.Problem.Parameters > ParallelStep.LeastParameters);
        using var folder = new Folder();
        var training = trainer.Begin(new Adam());
        training.Advance(2);
        training.Save(folder.File("run"));
        Assert.Equal(trainer.Run(new Adam()).Final, trainer.Resume(new Adam(), folder.File("run")).Finish().Final);
        Assert.Equal(trainer.RunMany(new Adam(), 1)[0].Final, trainer.Run(new Adam()).Final); // one core
    }

    [Fact]
    public void A_run_that_has_diverged_is_read_back_as_that()
    {
        var trainer = new Trainer { Problem = Quadratic.Ravine, Steps = 100 };
        var rule = new Sgd { LearningRate = 10 };
        var training = trainer.Begin(rule);
        training.Advance(100);
        Assert.Equal(new Divergence(25, 1, double.NegativeInfinity), training.Diverged);
        TrainerTests.AssertSame(trainer.Run(rule), trainer.Resume(rule, new MemoryStream(StateTests.BytesOf(training.Save))).Finish());
    }

    [Fact]
    public void What_is_saved_is_checked_byte_for_byte()
    {
        var training = s_airfoil.Begin(new Adam());
        training.Advance(10);
        var (bytes, random) = (StateTests.BytesOf(training.Save), new Random(2));
        for (var i = 0; i < 200; i++)
        {
            var mutated = StateTests.Mutated(bytes, i, random);
            Assert.StartsWith("this is no run that can be read: ", Assert.Throws<InvalidDataException>(() => s_airfoil.Resume(new Adam(), new MemoryStream(mutated))).Message, StringComparison.Ordinal);
        }
    }

    public static TheoryData<Trainer, Optimizer, string> Others => new()
    {
        { s_airfoil, new AdamW(), "this run is another one: it was saved by Adam {" },
        { s_airfoil, new Adam { Beta1 = 0.8 }, "here is Adam { LearningRate = 0.001, WeightDecay = 0, Beta1 = 0.8" },
        { s_airfoil, new Adam { LearningRate = Schedule.Cosine(0.001, 10) }, "cosine 0.001 → 0 in 10" },
        { s_airfoil with { BatchSize = 10 }, new Adam(), "batches of 10" },
        { s_airfoil with { Epochs = 2 }, new Adam(), "76 steps" },
        { s_airfoil with { Shuffle = false }, new Adam(), "batches of 32, evaluated" },
        { s_airfoil with { Validation = 0 }, new Adam(), "1500 rows and 0 for validation" },
        { s_airfoil with { Snapshots = ["m"] }, new Adam(), "keeping [m]" },
        { new Trainer { Problem = new Rosenbrock(), Steps = 38 }, new Adam(), "on Rosenbrock, 2 parameters" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void The_run_of_another_trainer_or_rule_is_refused_with_both_in_words(Trainer trainer, Optimizer rule, string says)
    {
        var bytes = StateTests.BytesOf(s_airfoil.Begin(new Adam()).Save);
        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => trainer.Resume(rule, new MemoryStream(bytes))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_name_with_other_data_or_another_start_is_another_run()
    {
        var (ravine, turned) = (new Trainer { Problem = new TurnedRavine(10), Steps = 9 }, new Trainer { Problem = new TurnedRavine(20), Steps = 9 });
        var bytes = StateTests.BytesOf(ravine.Begin(new Adam()).Save);
        foreach (var other in (Trainer[])[turned, ravine with { Start = [1, 1] }])
            Assert.Contains("from start ", Assert.Throws<InvalidDataException>(() => other.Resume(new Adam(), new MemoryStream(bytes))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_how_far_it_is_and_refuses_to_go_back()
    {
        var training = s_airfoil.Begin(new Adam());
        training.Advance(3);
        Assert.Equal("Adam 0.001 on Airfoil, linear regression, seed 0: 3 of 38 steps", training.ToString());
        Assert.Equal((3, 38, 3), (training.StepsTaken, training.Steps, training.State.T));
        Assert.Contains("steps is -1; allowed: steps ≥ 0", Assert.Throws<ArgumentOutOfRangeException>(() => training.Advance(-1)).Message, StringComparison.Ordinal);
    }
}
