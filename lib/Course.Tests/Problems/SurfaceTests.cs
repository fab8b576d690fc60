namespace Course.Tests;

public sealed class SurfaceTests
{
    [Fact]
    public void A_surface_starts_where_it_is_told_to()
    {
        Assert.Equal([1, 0.001f], new Saddle().Start(3));
        Assert.Equal([0.5f, -2], new Saddle { From = (0.5, -2) }.Start(3));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(-135)]
    public void Gradient_descent_does_not_notice_that_the_ravine_is_turned_and_Adam_does(double degrees)
    {
        Run Way(double angle, Optimizer rule) => new Trainer { Problem = new TurnedRavine(angle), Steps = 20 }.Run(rule);
        double Apart(Optimizer rule) => Math.Abs(Way(degrees, rule).FinalLoss - Way(0, rule).FinalLoss);

        Assert.Equal(0, Apart(new Sgd { LearningRate = 0.4 }), 1e-5);
        Assert.True(Apart(new Adam { LearningRate = 0.4 }) > 1e-3);
        Assert.Equal(Quadratic.Ravine.Loss([-5, -2]), new TurnedRavine(degrees).Loss(new TurnedRavine(degrees).Start(0)), 1e-5);
    }

    [Fact]
    public void An_angle_without_meaning_is_refused() =>
        Assert.StartsWith("degrees is 360; allowed: -180 ≤ degrees ≤ 180.", Assert.Throws<ArgumentOutOfRangeException>(() => new TurnedRavine(360)).Message, StringComparison.Ordinal);
}
