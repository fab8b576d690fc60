namespace Course.Tests;

public sealed class LinearRegressionTests
{
    private static readonly LinearRegression s_airfoil = LinearRegression.Airfoil();

    [Fact]
    public void The_floor_is_the_published_one() => Assert.Equal(0.241688, s_airfoil.Floor!.Value, 5e-7);

    [Fact]
    public void The_loss_without_weights_is_the_published_one() => Assert.Equal(0.493259, s_airfoil.Loss(new float[6]), 5e-7);

    [Fact]
    public void The_least_squares_weights_are_the_published_ones()
    {
        double[] expected = [-0.583178, -0.365512, -0.484334, 0.223865, -0.271330, 0.001964];
        Assert.All(expected.Zip(s_airfoil.LeastSquares), pair => Assert.Equal(pair.First, pair.Second, 5e-7));
        Assert.Equal(s_airfoil.Floor!.Value, s_airfoil.Loss(s_airfoil.Minimizer), 1e-12);
    }

    [Fact]
    public void The_curvatures_are_the_published_ones()
    {
        double[] expected = [0.1737, 0.6665, 0.9181, 1.0000, 1.1262, 2.0985];
        Assert.All(expected.Zip(s_airfoil.HessianEigenvalues), pair => Assert.Equal(pair.First, pair.Second, 5e-5));
        Assert.Equal(12.08, s_airfoil.Condition, 0.005);
        Assert.Equal(0.95307, s_airfoil.LargestStableRate, 5e-6);
    }

    [Fact]
    public void The_gradient_vanishes_at_the_minimizer()
    {
        var g = new float[6];
        s_airfoil.Gradient(s_airfoil.Minimizer, g);
        Assert.All(g, gi => Assert.Equal(0, gi, 1e-6));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(17)]
    public void A_batch_gradient_is_the_mean_over_its_rows_for_any_number_of_features(int columns)
    {
        var random = new Random(columns);
        var features = Enumerable.Range(0, 200 * columns).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var target = Enumerable.Range(0, 200).Select(_ => random.NextSingle()).ToArray();
        var problem = new LinearRegression(features, target);
        var θ = Enumerable.Range(0, columns + 1).Select(_ => random.NextSingle()).ToArray();
        int[] batch = [.. Enumerable.Range(0, 150).Select(_ => random.Next(200))];
        var expected = new double[columns + 1];
        foreach (var row in batch)
        {
            double[] x = [.. features.AsSpan(row * columns, columns).ToArray(), 1];
            var residual = x.Zip(θ, (xi, θi) => xi * θi).Sum() - target[row];
            for (var i = 0; i <= columns; i++) expected[i] += residual * x[i] / batch.Length;
        }

        var g = new float[columns + 1];
        problem.Gradient(θ, batch, g);
        Assert.All(expected.Zip(g), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void Gradients_allocate_nothing()
    {
        var (θ, g, batch) = (s_airfoil.Start(0), new float[6], new[] { 3, 1, 4, 1, 5 });
        s_airfoil.Gradient(θ, batch, g);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) s_airfoil.Gradient(θ, batch, g);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void The_start_is_small_and_depends_on_the_seed_alone()
    {
        var (start, again, other) = (s_airfoil.Start(5), s_airfoil.Start(5), s_airfoil.Start(6));
        Assert.Equal(start, again);
        Assert.NotEqual(start, other);
        Assert.Equal(0, start[^1]);
        Assert.All(start, w => Assert.InRange(w, -0.06f, 0.06f));
    }

    [Fact]
    public void A_feature_that_is_rare_makes_a_curvature_that_is_small()
    {
        var problem = LinearRegression.Sparse();
        Assert.Equal((1000, 21), (problem.Rows, problem.Parameters));
        Assert.InRange(problem.Floor!.Value, 0.004, 0.006); // the noise has half a square of 0.005
        Assert.True(problem.Condition > 20);
        Assert.Equal(problem.Floor, LinearRegression.Sparse().Floor);
        Assert.NotEqual(problem.Floor, LinearRegression.Sparse(seed: 1).Floor);
    }

    [Fact]
    public void Where_columns_depend_on_each_other_the_shortest_solution_is_taken()
    {
        var problem = new LinearRegression([1, 1, 2, 2, 3, 3], [2, 4, 6]);
        float[] expected = [1, 1, 0];
        Assert.All(expected.Zip(problem.Minimizer), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Wrong_lengths_are_named()
    {
        var error = Assert.Throws<ArgumentException>(() => s_airfoil.Loss(new float[5]));
        Assert.Contains("has 6 parameters", error.Message, StringComparison.Ordinal);
        Assert.Contains("has 5", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => s_airfoil.Gradient(new float[6], [], new float[6]));
        Assert.Contains("at least one row", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => new LinearRegression(new float[7], new float[3]));
        Assert.Contains("7 features and 3 targets", error.Message, StringComparison.Ordinal);
    }
}
