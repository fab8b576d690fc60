namespace Course.Tests;

public sealed class FoundationTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(1, 67)];

    public static TheoryData<Optimizer> Rules => [new Sgd(), new Momentum(), new Adam(), new Adam { AmsGrad = true, WeightDecay = 0.1 }];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Adam_by_pack_is_the_scalar_formula_bit_for_bit(int n)
    {
        var random = new Random(n);
        var θ = Numbers(random, n);
        var (expected, m, v) = (θ.ToArray(), new float[n], new float[n]);
        var adam = new Adam { LearningRate = 0.01 };
        var state = adam.CreateState(n);
        var (d1, d2) = ((float)(1 - 0.9), (float)(1 - 0.999));
        for (var t = 1; t <= 20; t++)
        {
            var g = Numbers(random, n);
            adam.Step(θ, g, state);
            var (k1, k2) = ((float)BiasCorrection.At(0.9, t), (float)BiasCorrection.At(0.999, t));
            for (var i = 0; i < n; i++)
            {
                m[i] = 0.9f * m[i] + d1 * g[i];
                v[i] = 0.999f * v[i] + d2 * g[i] * g[i];
                expected[i] += -0.01f * (k1 * m[i]) / (MathF.Sqrt(k2 * v[i]) + 1e-8f);
            }
        }

        Assert.Equal(expected, θ);
        Assert.Equal(m, state["m"]);
        Assert.Equal(v, state["v"]);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Several_cores_and_any_cut_give_the_bits_of_one_core(Optimizer rule)
    {
        const int n = (1 << 17) + 5, cut = 70_001;
        var θ = Numbers(new Random(1), n);
        var (one, many, sharded) = (θ.ToArray(), θ.ToArray(), θ.ToArray());
        var (stateOne, stateMany) = (rule.CreateState(n), rule.CreateState(n));
        var (left, right) = (rule.CreateState(cut), rule.CreateState(n - cut));
        (stateOne.Cores, stateMany.Cores) = (1, 4);
        for (var t = 1; t <= 3; t++)
        {
            var g = Numbers(new Random(t), n);
            rule.Step(one, g, stateOne);
            rule.Step(many, g, stateMany);
            rule.Step(sharded.AsSpan(0, cut), g.AsSpan(0, cut), left);
            rule.Step(sharded.AsSpan(cut), g.AsSpan(cut), right);
        }

        Assert.Equal(one, many);
        Assert.Equal(one, sharded);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_step_allocates_nothing(Optimizer rule)
    {
        var (θ, g, state) = (Numbers(new Random(1), 1003), Numbers(new Random(2), 1003), rule.CreateState(1003));
        rule.Step(θ, g, state);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) rule.Step(θ, g, state);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(-7)]
    [InlineData(1e6)]
    public void The_first_Adam_step_is_minus_α_times_the_sign(double g) =>
        Assert.Equal(-0.001 * Math.Sign(g), (float)new Adam().Explain(g, 0, 0, 1).Δθ, 1e-7);

    [Theory]
    [InlineData(1, 3.162)]
    [InlineData(12, 6.569)]
    [InlineData(1000, 1.258)]
    public void Without_correction_Adam_steps_too_far(int t, double ratio)
    {
        Assert.Equal(ratio, BiasCorrection.UncorrectedStep(0.9, 0.999, t), 0.0005);
        Assert.Equal(12, Enumerable.Range(1, 1000).MaxBy(s => BiasCorrection.UncorrectedStep(0.9, 0.999, s)));
    }

    [Theory]
    [InlineData(0.9, 44, 6.58, 10)]
    [InlineData(0.99, 460, 68.97, 100)]
    [InlineData(0.999, 4613, 692.8, 1000)]
    public void Correction_half_life_and_window(double beta, int below, double halfLife, double window)
    {
        Assert.Equal(below, BiasCorrection.FirstBelow(beta, 1.01));
        Assert.Equal(halfLife, Ema.HalfLife(beta), 0.05);
        Assert.Equal(window, Ema.Window(beta), 1e-9);
        Assert.Equal(Ema.Sum(beta, 1000), Ema.Weights(beta, 1000).Sum(), 1e-12);
    }

    [Fact]
    public void The_ravine_of_d2l()
    {
        Assert.Equal([-0.943467, -0.000073], Ravine(new Sgd { LearningRate = 0.4 }), new Near(1e-6));
        Assert.Equal([0.007188, 0.002553], Ravine(new Momentum { LearningRate = 0.6, Beta = 0.5 }), new Near(1e-6));
    }

    [Fact]
    public void Bad_input_is_named_with_its_value_and_range()
    {
        Assert.Contains("Beta1 is 1; allowed: 0 ≤ Beta1 < 1", Message(() => new Adam { Beta1 = 1 }));
        Assert.Contains("LearningRate is -1; allowed: 0 ≤ LearningRate < ∞", Message(() => new Sgd { LearningRate = -1 }));
        Assert.Contains("Epsilon is NaN", Message(() => new Adam { Epsilon = double.NaN }));
        Assert.Contains("t is 0; allowed: t ≥ 1", Message(() => BiasCorrection.At(0.9, 0)));
        Assert.Contains("2, 3 and 2", Message(() => new Sgd().Step(new float[2], new float[3], new Sgd().CreateState(2))));
        Assert.Contains("the state keeps [v]", Message(() => new Adam().Step(new float[2], new float[2], new Momentum().CreateState(2))));
    }

    private static string Message(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;

    private static string Message(Func<object> act) => Message(() => { act(); });

    private static double[] Ravine(Optimizer rule)
    {
        float[] θ = [-5, -2];
        var state = rule.CreateState(2);
        for (var t = 0; t < 20; t++) rule.Step(θ, [0.2f * θ[0], 4 * θ[1]], state);
        return [.. θ.Select(x => (double)x)];
    }

    private static float[] Numbers(Random random, int n) =>
        [.. Enumerable.Range(0, n).Select(_ => random.NextSingle() - 0.5f)];

    private sealed class Near(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double obj) => 0;
    }
}
