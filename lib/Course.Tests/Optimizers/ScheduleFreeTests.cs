namespace Course.Tests.Optimizers;

/// <summary>The average that the rule never keeps is that of the paper's three sequences, and it needs no schedule.</summary>
public sealed class ScheduleFreeTests
{
    [Theory]
    [InlineData(0.9, 0, 0)]
    [InlineData(0.9, 0.1, 0)]
    [InlineData(0.5, 0.1, 20)]
    [InlineData(0.98, 0, 50)]
    public void The_parameters_are_the_papers_y_and_the_result_its_x(double β, double λ, int warmUp)
    {
        const int n = 40;
        var rate = warmUp == 0 ? Schedule.Constant(0.01) : Schedule.Constant(0.01).Warmup(warmUp);
        var rule = new ScheduleFree { LearningRate = rate, Beta1 = β, WeightDecay = λ };
        var (θ, state) = (Rules.Numbers(1, n), rule.CreateState(n));
        Assert.Equal(θ, rule.Result(θ, state));
        double[] x = [.. θ], y = [.. θ], z = [.. θ], v = new double[n];
        var squares = 0.0;
        for (var t = 1; t <= 300; t++)
        {
            var (g, γ) = (Rules.Numbers(1 + t, n), rate.At(t));
            squares += γ * γ;
            for (var i = 0; i < n; i++)
            {
                v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                z[i] -= γ * (g[i] / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8) + λ * y[i]);
                x[i] += γ * γ / squares * (z[i] - x[i]);
                y[i] = (1 - β) * z[i] + β * x[i];
            }

            rule.Step(θ, g, state);
        }

        var result = rule.Result(θ, state);
        for (var i = 0; i < n; i++)
        {
            Assert.Equal(y[i], θ[i], 1e-5);
            Assert.Equal(x[i], result[i], 1e-5 / β);
        }
    }

    [Fact]
    public void What_is_explained_is_what_is_done()
    {
        var rule = new ScheduleFree { LearningRate = Schedule.Constant(0.01).Warmup(5), WeightDecay = 0.1 };
        var (θ, state) = (new float[] { 1 }, rule.CreateState(1));
        for (var t = 1; t <= 30; t++)
        {
            var (before, z, v) = (θ[0], state["z"][0], state["v"][0]);
            rule.Step(θ, [t % 7 - 3], state);
            var terms = rule.Explain(before, t % 7 - 3, z, v, t);
            Assert.Equal((before + (float)terms.Δθ, (float)terms.z, (float)terms.v), (θ[0], state["z"][0], state["v"][0]));
        }
    }

    [Fact]
    public void Steps_of_no_length_move_nothing()
    {
        var rule = new ScheduleFree { LearningRate = 0 };
        var (θ, state) = (new float[] { 1, -2 }, rule.CreateState(2));
        for (var t = 1; t <= 3; t++) rule.Step(θ, [3, 4], state);
        Assert.Equal([1, -2], θ);
        Assert.Equal([1, -2], rule.Result(θ, state).Select(x => MathF.Round(x, 5)));
    }
}
