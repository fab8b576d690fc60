namespace Course.Tests;

public sealed class EmaTests
{
    [Theory]
    [InlineData(0.9, 6.58, 10, 0.651)]
    [InlineData(0.99, 68.97, 100, 0.634)]
    [InlineData(0.999, 692.8, 1000, 0.632)]
    public void Half_life_window_and_the_mass_in_it(double beta, double halfLife, double window, double mass)
    {
        Assert.Equal(halfLife, Ema.HalfLife(beta), halfLife < 100 ? 0.005 : 0.05);
        Assert.Equal(window, Ema.Window(beta), 1e-9);
        Assert.Equal(mass, Ema.MassInWindow(beta), 0.0005);
    }

    [Theory]
    [InlineData(0.0, 5)]
    [InlineData(0.9, 1)]
    [InlineData(0.9, 12)]
    [InlineData(0.99, 1000)]
    [InlineData(0.999, 100)]
    public void The_weights_of_t_steps_sum_to_one_minus_beta_to_the_t(double beta, int t)
    {
        Assert.Equal(Ema.Sum(beta, t), Ema.Weights(beta, t).Sum(), 1e-12);
        Assert.Equal(1 - Math.Pow(beta, t), Ema.Sum(beta, t), 1e-12);
    }

    [Fact]
    public void A_weight_halves_every_half_life() =>
        Assert.Equal(0.5, Math.Pow(0.99, Ema.HalfLife(0.99)), 1e-12);

    [Fact]
    public void An_average_is_the_weighted_sum_of_the_past()
    {
        double[] values = [3, -1, 4, 1, -5];
        var average = Ema.Of(values, 0.8);
        Assert.Equal(values.Reverse().Zip(Ema.Weights(0.8, 5), (x, w) => x * w).Sum(), average[^1], 1e-12);
    }

    [Fact]
    public void Corrected_the_average_of_a_constant_is_that_constant_from_the_first_step_on()
    {
        Assert.All(Ema.Of(Enumerable.Repeat(7.0, 20), 0.9, corrected: true), m => Assert.Equal(7, m, 1e-12));
        Assert.Equal(0.7, Ema.Of([7.0], 0.9)[0], 1e-12);
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        Assert.StartsWith("beta is 1; allowed: 0 ≤ beta < 1.", Assert.Throws<ArgumentOutOfRangeException>(() => Ema.HalfLife(1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("beta is NaN", Assert.Throws<ArgumentOutOfRangeException>(() => Ema.Of([], double.NaN)).Message, StringComparison.Ordinal);
        Assert.StartsWith("k is -1; allowed: k ≥ 0.", Assert.Throws<ArgumentOutOfRangeException>(() => Ema.Weight(0.9, -1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("t is -1", Assert.Throws<ArgumentOutOfRangeException>(() => Ema.Sum(0.9, -1)).Message, StringComparison.Ordinal);
    }
}
