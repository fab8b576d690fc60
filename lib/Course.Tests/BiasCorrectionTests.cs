namespace Course.Tests;

public sealed class BiasCorrectionTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 3)]
    [InlineData(0.9, 12)]
    [InlineData(0.9, 100_000)]
    [InlineData(0.99, 100)]
    [InlineData(0.999, 4613)]
    [InlineData(0.9999999, int.MaxValue)]
    public void It_is_one_over_one_minus_β_to_the_t(double β, int t) =>
        Assert.Equal(1, BiasCorrection.At(β, t) * (1 - Math.Pow(β, t)), 1e-12);

    [Theory]
    [InlineData(0.9, 44)]
    [InlineData(0.99, 460)]
    [InlineData(0.999, 4613)]
    public void It_falls_below_one_percent_at(double β, int t)
    {
        Assert.Equal(t, BiasCorrection.FirstBelow(β, 1.01));
        Assert.True(BiasCorrection.At(β, t - 1) >= 1.01 && BiasCorrection.At(β, t) < 1.01);
    }

    [Theory]
    [InlineData(1, 3.162)]
    [InlineData(12, 6.569)]
    [InlineData(1000, 1.258)]
    public void Without_it_the_step_of_Adam_is_too_large_by(int t, double factor) =>
        Assert.Equal(factor, BiasCorrection.UncorrectedStep(0.9, 0.999, t), 0.0005);

    [Fact]
    public void Without_it_step_12_is_the_worst() =>
        Assert.Equal(12, Enumerable.Range(1, 10_000).MaxBy(t => BiasCorrection.UncorrectedStep(0.9, 0.999, t)));

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Contains("t is 0; allowed: t ≥ 1", Assert.Throws<ArgumentOutOfRangeException>(() => BiasCorrection.At(0.9, 0)).Message);
        Assert.Contains("beta is 1; allowed: 0 ≤ beta < 1", Assert.Throws<ArgumentOutOfRangeException>(() => BiasCorrection.At(1, 1)).Message);
        Assert.Contains("limit is 1; allowed: limit > 1", Assert.Throws<ArgumentOutOfRangeException>(() => BiasCorrection.FirstBelow(0.9, 1)).Message);
    }
}
