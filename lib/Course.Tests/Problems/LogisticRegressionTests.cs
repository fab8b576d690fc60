namespace Course.Tests;

public sealed class LogisticRegressionTests
{
    [Fact]
    public void Without_weights_the_loss_is_that_of_a_coin() =>
        Assert.Equal(Math.Log(2), LogisticRegression.Airfoil().Loss(new float[6]), 1e-12);

    [Fact]
    public void Training_on_all_rows_reaches_the_floor_that_Newton_finds()
    {
        var problem = LogisticRegression.Airfoil();
        var run = new Trainer { Problem = problem, BatchSize = null, Epochs = 2000 }.Run(new Sgd { LearningRate = 2 });
        Assert.Equal(problem.Floor!.Value, run.FinalLoss, 1e-6);
        Assert.InRange(run.FinalLoss, 0.3, 0.6);
    }

    [Fact]
    public void Classes_that_a_plane_separates_have_no_minimum()
    {
        var problem = new LogisticRegression([1, 2, 3, 4], [0, 0, 1, 1]);
        Assert.Null(problem.Minimizer);
        Assert.Null(problem.Floor);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(-1000)]
    public void A_loss_far_out_is_finite(float w)
    {
        var problem = new LogisticRegression([1, -1], [1, 1]);
        Assert.Equal(500, problem.Loss([w, 0]), 1e-6);
    }

    [Fact]
    public void A_target_that_is_no_class_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => new LogisticRegression([1, 2, 3], [0, 1, 0.5f]));
        Assert.StartsWith("the target of row 2 is 0.5; allowed: 0 or 1.", error.Message, StringComparison.Ordinal);
    }
}
