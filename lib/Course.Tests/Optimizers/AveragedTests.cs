namespace Course.Tests.Optimizers;

/// <summary>An average of the weights beside a rule: it follows them, is what a run ends with, and never touches the training.</summary>
public sealed class AveragedTests
{
    [Fact]
    public void The_average_follows_the_weights_and_leaves_them_alone()
    {
        foreach (var (name, rule) in Rules.All)
        {
            var averaged = new Averaged(rule) { Decay = 0.9 };
            var (θ, alone) = (Rules.Numbers(1, 37), Rules.Numbers(1, 37));
            var (state, plain, expected) = (averaged.CreateState(37), rule.CreateState(37), new float[37]);
            Assert.Equal(θ, averaged.Result(θ, state));
            for (var t = 1; t <= 6; t++)
            {
                var g = Rules.Numbers(t, 37);
                averaged.Step(θ, g, state);
                rule.Step(alone, g, plain);
                for (var i = 0; i < 37; i++) expected[i] = t == 1 ? alone[i] : 0.9f * expected[i] + (float)(1 - 0.9) * alone[i];
            }

            Assert.True(alone.SequenceEqual(θ), name);
            Assert.True(expected.SequenceEqual(averaged.Result(θ, state)), name);
            Assert.Equal(plain.Bytes + 4 * 37, state.Bytes);
            Assert.Equal(state.Bytes, averaged.StateBytes(37));
        }
    }


    /// <summary>At a rate that is too high to come to rest, the average of the weights does better than any of them.</summary>
    [Fact]
    public void A_run_is_judged_by_the_average()
    {
        var (trainer, sgd) = (new Trainer { Problem = LinearRegression.Airfoil(), Epochs = 4, BatchSize = 5 }, new Sgd { LearningRate = 0.1 });
        for (var seed = 0; seed < 8; seed++)
        {
            var (plain, averaged) = (trainer.Run(sgd, seed), trainer.Run(new Averaged(sgd) { Decay = 0.99 }, seed));
            Assert.True(averaged.FinalLoss < plain.FinalLoss, $"{averaged} against {plain}");
            Assert.Equal(trainer.Problem.Loss(averaged.Final), averaged.FinalLoss);
        }
    }
}
