namespace Course.Tests.Optimizers;

/// <summary>A long gradient is scaled to the norm that is allowed, a short one is left alone, and nothing else changes.</summary>
public sealed class ClippingTests
{
    [Theory]
    [InlineData(3, 4, 10, 3, 4)]
    [InlineData(3, 4, 5, 3, 4)]
    [InlineData(3, 4, 1, 0.6, 0.8)]
    [InlineData(3, 4, 2.5, 1.5, 2)]
    [InlineData(0, 0, 1, 0, 0)]
    public void The_gradient_is_as_long_as_allowed_at_most(float x, float y, double norm, double clippedX, double clippedY)
    {
        var θ = new float[2];
        var rule = new Sgd { LearningRate = 1, ClipNorm = norm };
        rule.Step(θ, [x, y], rule.CreateState(2));
        Assert.Equal(-clippedX, θ[0], 1e-6);
        Assert.Equal(-clippedY, θ[1], 1e-6);
    }

    [Fact]
    public void Every_rule_steps_as_with_the_scaled_gradient()
    {
        foreach (var (name, rule) in Rules.All)
        {
            var (θ, clipped) = (Rules.Numbers(1, 37), Rules.Numbers(1, 37));
            var (state, same, clips) = (rule.CreateState(37), rule.CreateState(37), rule with { ClipNorm = 2 });
            for (var t = 1; t <= 5; t++)
            {
                var g = Rules.Numbers(t, 37);
                var scale = (float)(2 / Math.Sqrt(g.Sum(x => (double)x * x)));
                rule.Step(θ, [.. g.Select(x => scale * x)], state);
                clips.Step(clipped, g, same);
            }

            Assert.True(θ.SequenceEqual(clipped), name);
        }
    }

    [Fact]
    public void The_norm_has_the_same_bits_on_any_number_of_cores_and_is_right()
    {
        foreach (var count in new[] { 1, 7, 8, 1 << 15, (1 << 15) + 1, (1 << 17) + 5, 3 << 17 })
        {
            var g = Rules.Numbers(count, count);
            var exact = g.Sum(x => (double)x * x);
            var one = GradientNorm.Squared(g);
            Assert.Equal(exact, one, exact * 1e-12);
            foreach (var cores in new[] { 1, 2, 3, 8 })
            {
                var state = new Sgd().CreateState(count);
                state.Cores = cores;
                Assert.Equal(one, GradientNorm.Squared(new float[count], g, state));
                Assert.Equal(one, GradientNorm.Squared(new float[count], g, state));
            }
        }
    }

    [Fact]
    public void Gradients_whose_squares_single_precision_cannot_hold_are_clipped_too()
    {
        var θ = new float[2];
        var rule = new Adam { ClipNorm = 1 };
        rule.Step(θ, [3e30f, -4e30f], rule.CreateState(2));
        Assert.Equal(-0.001, θ[0], 1e-9);
        Assert.Equal(0.001, θ[1], 1e-9);
    }
}
