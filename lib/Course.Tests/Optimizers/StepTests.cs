namespace Course.Tests.Optimizers;

/// <summary>What holds for a step of every rule: the same bits however it is cut, nothing allocated, downhill.</summary>
public sealed class StepTests
{
    public static TheoryData<string> Names => Rules.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_cut_gives_the_bits_of_the_whole(string name)
    {
        const int n = 61;
        var rule = Rules.Named(name);
        var whole = Rules.Numbers(1, n);
        var state = rule.CreateState(n);
        for (var t = 1; t <= 5; t++) rule.Step(whole, Rules.Numbers(1 + t, n), state);
        for (var cut = 1; cut < n; cut++)
        {
            var sharded = Rules.Numbers(1, n);
            var (left, right) = (rule.CreateState(cut), rule.CreateState(n - cut));
            for (var t = 1; t <= 5; t++)
            {
                var g = Rules.Numbers(1 + t, n);
                rule.Step(sharded.AsSpan(0, cut), g.AsSpan(0, cut), left);
                rule.Step(sharded.AsSpan(cut), g.AsSpan(cut), right);
            }

            Assert.Equal(whole, sharded);
            foreach (var moment in state.Moments) Assert.Equal(state[moment], left[moment].Concat(right[moment]));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_long_slice_gives_the_bits_of_short_ones_wherever_in_memory_it_begins(string name)
    {
        const int n = 20_003, shortLength = 1_000; // a long slice is stepped from the first cache line on, a short one from its start
        var rule = Rules.Named(name);
        var (θ, g) = (Rules.Numbers(1, n), Rules.Numbers(2, n));
        var expected = θ.ToArray();
        for (var start = 0; start < n; start += shortLength)
        {
            var length = Math.Min(shortLength, n - start);
            rule.Step(expected.AsSpan(start, length), g.AsSpan(start, length), rule.CreateState(length));
        }

        for (var offset = 0; offset < 16; offset++)
        {
            var moved = new float[offset + n];
            θ.CopyTo(moved.AsSpan(offset));
            rule.Step(moved.AsSpan(offset), g, rule.CreateState(n));
            Assert.True(moved.AsSpan(offset).SequenceEqual(expected));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Packs_of_every_width_give_the_same_bits(string name)
    {
        const int n = 53; // neither width divides it
        var rule = Rules.Named(name);
        var (θ, g, state) = (Rules.Numbers(1, n), Rules.Numbers(2, n), rule.CreateState(n));
        for (var t = 1; t <= 8; t++)
        {
            var (before, moments) = (θ.ToArray(), state.Moments.Select(moment => state[moment].ToArray()).ToList());
            rule.Step(θ, g, state);
            before.CopyTo(θ, 0);
            Restore(moments);
            rule.StepSlice<Pack>(θ, g, state, 0, scale: 1);
            var (expected, expectedMoments) = (θ.ToArray(), state.Moments.Select(moment => state[moment].ToArray()).ToList());

            before.CopyTo(θ, 0);
            Restore(moments);
            rule.StepSlice<WidePack>(θ, g, state, 0, scale: 1);

            Assert.Equal(expected, θ);
            Assert.Equal(expectedMoments, state.Moments.Select(moment => state[moment].ToArray()));
        }

        void Restore(List<float[]> moments)
        {
            foreach (var (moment, values) in state.Moments.Zip(moments)) values.CopyTo(state[moment], 0);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Several_cores_give_the_bits_of_one(string name)
    {
        const int n = ParallelStep.LeastParameters + 5;
        var rule = Rules.Named(name);
        var (one, several) = (Rules.Numbers(1, n), Rules.Numbers(1, n));
        var (stateOfOne, stateOfSeveral) = (rule.CreateState(n), rule.CreateState(n));
        (stateOfOne.Cores, stateOfSeveral.Cores) = (1, 3);
        for (var t = 1; t <= 3; t++)
        {
            var g = Rules.Numbers(1 + t, n);
            rule.Step(one, g, stateOfOne);
            rule.Step(several, g, stateOfSeveral);
        }

        Assert.True(one.AsSpan().SequenceEqual(several));
        foreach (var moment in stateOfOne.Moments) Assert.True(stateOfOne[moment].AsSpan().SequenceEqual(stateOfSeveral[moment]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_allocates_nothing(string name)
    {
        var rule = Rules.Named(name);
        foreach (var (n, cores) in ((int, int)[])[(6, 1), (1003, 1), (ParallelStep.LeastParameters + 5, 2)])
        {
            var (θ, g, state) = (Rules.Numbers(1, n), Rules.Numbers(2, n), rule.CreateState(n));
            state.Cores = cores;
            // The least of several rounds: what a step allocates shows in all of them, a thread that the pool starts only in one.
            Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => AllocatedBy(() => rule.Step(θ, g, state), 10)));
        }
    }

    private static long AllocatedBy(Action act, int times)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times; i++) act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void AdamW_without_decay_is_Adam_bit_for_bit()
    {
        foreach (var amsGrad in (bool[])[false, true])
        {
            var (adam, adamW) = (new Adam { AmsGrad = amsGrad }, new AdamW { AmsGrad = amsGrad, WeightDecay = 0 });
            var (θ, same) = (Rules.Numbers(1, 67), Rules.Numbers(1, 67));
            θ[0] = same[0] = -0f;
            var (state, sameState) = (adam.CreateState(67), adamW.CreateState(67));
            for (var t = 1; t <= 200; t++)
            {
                var g = Rules.Numbers(1 + t, 67);
                g[0] = 0;
                adam.Step(θ, g, state);
                adamW.Step(same, g, sameState);
            }

            Assert.Equal(θ.Select(BitConverter.SingleToInt32Bits), same.Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Fact]
    public void AdamW_shrinks_a_parameter_without_gradient_by_one_minus_αλ()
    {
        var terms = new AdamW { LearningRate = 0.1, WeightDecay = 0.5 }.Explain(θ: 4, g: 0, m: 0, v: 0, t: 1);
        Assert.Equal(4 * (1 - 0.1 * 0.5), 4 + (float)terms.Δθ, 1e-6);
        Assert.Equal(0.2f, (float)terms.Decay);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(-7)]
    [InlineData(1e6)]
    public void The_first_step_of_Adam_is_minus_α_times_the_sign(double g) =>
        Assert.Equal(-0.001 * Math.Sign(g), (float)new Adam().Explain(g, 0, 0, 1).Δθ, 1e-7);

    /// <summary>A constant gradient has no spread; rounding can make v − m² negative, with 0.1 and the defaults first at step 1202.</summary>
    [Fact]
    public void Centered_RMSprop_makes_no_NaN_of_a_constant_gradient()
    {
        foreach (var beta in (double[])[0.5, 0.9, 0.99, 0.999])
        {
            var rule = new RmsProp { Beta = beta, Centered = true };
            float[] g = [0.1f, -0.3f, 7, 1e-6f, 1e9f];
            var (θ, state) = (new float[g.Length], rule.CreateState(g.Length));
            for (var t = 1; t <= 5000; t++) rule.Step(θ, g, state);
            Assert.All(θ, x => Assert.True(float.IsFinite(x)));
        }
    }

    [Fact]
    public void What_is_explained_is_what_is_done()
    {
        var rule = new NAdam { LearningRate = 0.01 };
        var (θ, state) = (new float[] { 1 }, rule.CreateState(1));
        for (var t = 1; t <= 30; t++)
        {
            var (before, m, v) = (θ[0], state["m"][0], state["v"][0]);
            rule.Step(θ, [t % 7 - 3], state);
            var terms = rule.Explain(t % 7 - 3, m, v, t);
            Assert.Equal((before + (float)terms.Δθ, (float)terms.m, (float)terms.v), (θ[0], state["m"][0], state["v"][0]));
        }
    }

    [Theory]
    [MemberData(nameof(Ravines))]
    public void The_ravine_of_d2l_ends_where_the_book_says(Optimizer rule, double x1, double x2)
    {
        var θ = Descend(rule, Quadratic.Ravine, 20);
        Assert.Equal(x1, θ[0], 1e-6);
        Assert.Equal(x2, θ[1], 1e-6 + 2e-6 * Math.Abs(x2));
    }

    public static TheoryData<Optimizer, double, double> Ravines => new()
    {
        { new Sgd { LearningRate = 0.4 }, -0.943467, -0.000073 },
        { new Sgd { LearningRate = 0.6 }, -0.387814, -1673.365109 },
        { new Momentum { LearningRate = 0.6, Beta = 0.5 }, 0.007188, 0.002553 },
        { new Adagrad { LearningRate = 0.4 }, -2.382563, -0.158591 },
    };

    /// <summary>A learning rate with which each rule reaches the floor of the ravine, and one with which it descends on Rosenbrock's valley.</summary>
    public static TheoryData<string, double, double> Rates => new()
    {
        { "Sgd", 0.2, 1e-3 },
        { "Momentum", 0.1, 3e-4 },
        { "Momentum, Nesterov", 0.1, 3e-4 },
        { "Adagrad", 1, 0.3 },
        { "RmsProp", 0.05, 0.01 },
        { "RmsProp, centered, momentum", 0.01, 1e-3 },
        { "Adadelta", 20, 1 },
        { "Adam", 0.1, 0.03 },
        { "Adam, AMSGrad", 0.1, 0.03 },
        { "AdamW", 0.1, 0.03 },
        { "Adamax", 0.1, 0.1 },
        { "NAdam", 0.1, 0.03 },
        { "RAdam", 0.1, 0.03 },
        { "AdaBelief", 0.1, 0.03 },
        { "Yogi", 0.1, 0.03 },
        { "Lion", 0.05, 0.01 },
        { "ScheduleFree", 0.3, 0.1 },
    };

    [Theory]
    [MemberData(nameof(Rates))]
    public void Every_rule_reaches_the_minimum_and_descends_in_a_valley(string name, double onQuadratic, double onRosenbrock)
    {
        var floor = Descend(Rules.Named(name) with { LearningRate = Schedule.Cosine(onQuadratic, 2000) }, Quadratic.Ravine, 2000);
        Assert.True(Quadratic.Ravine.Loss(floor) < 1e-5, $"{name} ends at {Quadratic.Ravine.Loss(floor)} on the quadratic");

        var valley = new Rosenbrock();
        var end = Descend(Rules.Named(name) with { LearningRate = Schedule.Cosine(onRosenbrock, 1950).Warmup(50) }, valley, 2000);
        var (before, after) = (valley.Loss(valley.Start(0)), valley.Loss(end));
        Assert.True(after < before / 10, $"{name} goes from {before} to {after} on Rosenbrock");
    }

    private static float[] Descend(Optimizer rule, Problem problem, int steps)
    {
        var θ = problem.Start(0);
        var (g, state) = (new float[θ.Length], rule.CreateState(θ.Length));
        for (var t = 1; t <= steps; t++)
        {
            problem.Gradient(θ, g);
            rule.Step(θ, g, state);
        }

        return rule.Result(θ, state);
    }
}
