namespace Course.Tests;

public sealed class GradientTests
{
    public static TheoryData<Problem> Problems =>
    [
        LinearRegression.Airfoil(100),
        LogisticRegression.Airfoil(100),
        Mlp.Airfoil([1], rows: 50),
        Mlp.Airfoil([8], rows: 50),
        Mlp.Airfoil([13], Activation.Relu, rows: 50),
        Mlp.Airfoil([9, 5], rows: 50),
        Mlp.Airfoil([16, 3], Activation.Relu, rows: 50),
        Mlp.Airfoil([4, 1], rows: 50),
        new Quadratic([0.2, 4, 100]),
        Quadratic.Ravine,
        new TurnedRavine(30),
        new TurnedRavine(-90),
        new Rosenbrock(),
        new Beale(),
        new Rastrigin(),
        new Saddle(),
        new Plateau(),
        new ReddiCounterexample(),
    ];

    [Theory]
    [MemberData(nameof(Problems))]
    public void The_gradient_is_that_of_central_differences(Problem problem)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            var θ = problem.Start(seed).Select(x => x + 0.4f * (random.NextSingle() - 0.5f)).ToArray();
            var g = new float[θ.Length];
            problem.Gradient(θ, g);
            for (var i = 0; i < θ.Length; i++)
            {
                var expected = Difference(problem, θ, i);
                Assert.True(Math.Abs(expected - g[i]) < 1e-4 * Math.Max(1, Math.Abs(expected)), $"parameter {i}, seed {seed}: {g[i]}, not {expected}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void No_loss_lies_below_the_floor_and_the_minimizer_reaches_it(Problem problem)
    {
        if (problem.Floor is not { } floor) return;
        Assert.Equal(floor, problem.Loss(problem.Minimizer), 1e-9);
        var g = new float[problem.Parameters];
        if (problem is not ReddiCounterexample) // its minimum is at the edge of what is allowed
        {
            problem.Gradient(problem.Minimizer, g);
            Assert.All(g, slope => Assert.Equal(0, slope, 1e-6));
        }

        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var θ = problem.Start(seed).Select(x => x + (random.NextSingle() - 0.5f)).ToArray();
            problem.Project(θ);
            Assert.True(problem.Loss(θ) >= floor);
        }
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void Lengths_that_do_not_fit_are_named(Problem problem)
    {
        var n = problem.Parameters;
        var error = Assert.Throws<ArgumentException>(() => problem.Loss(new float[n + 1]));
        Assert.Contains($"{problem.Name} has {n} parameters, but the array for them or their gradient has {n + 1}.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => problem.Gradient(new float[n + 1], new float[n]));
        Assert.Throws<ArgumentException>(() => problem.Gradient(new float[n], new float[n + 1]));
    }

    private static double Difference(Problem problem, float[] θ, int i)
    {
        const float h = 1e-5f;
        var (up, down) = (θ.ToArray(), θ.ToArray());
        up[i] += h;
        down[i] -= h;
        return (problem.Loss(up) - problem.Loss(down)) / ((double)up[i] - down[i]);
    }
}
