namespace Course.Tests;

public sealed class AirfoilTests
{
    [Fact]
    public void Least_squares_finds_the_floor_of_the_airfoil_loss()
    {
        var problem = LinearRegression.Airfoil(1500);
        Assert.Equal(0.241688, problem.Floor!.Value, 5e-7);
        Assert.Equal(0.493259, problem.Loss(new float[6]), 5e-7);
        double[] expected = [-0.583178, -0.365512, -0.484334, 0.223865, -0.271330, 0.001964];
        for (var i = 0; i < 6; i++) Assert.Equal(expected[i], problem.Minimizer![i], 1e-6);
        Assert.Equal((1503, 6), Airfoil.Load().Shape);
        Assert.Equal(0.95307, problem.LargestStableRate, 5e-6);
        Assert.Equal(12.08, problem.Condition, 0.005);
    }
}
