namespace Course.Tests;

public class ClusterTests
{
    private const int Steps = 50, BatchSize = 24; // 24 is a multiple of 1, 2, 3, 4 and 8

    // 5 × 8 + 8 = 48 parameters, a multiple of every N; 7 × 11 + 11 = 88; 3 × 13 + 13 = 52; 2 × 5 + 5 = 15.
    private static readonly (int Inputs, int Hidden)[] s_sizes = [(5, 8), (7, 11), (3, 13), (2, 5), (2, 24)];

    public static TheoryData<Stage, int, int> Settings()
    {
        var data = new TheoryData<Stage, int, int>();
        foreach (var stage in Enum.GetValues<Stage>())
            foreach (var devices in new[] { 1, 2, 3, 4, 8 })
                for (var size = 0; size < s_sizes.Length; size++) data.Add(stage, devices, size);
        return data;
    }

    [Theory, MemberData(nameof(Settings))]
    public void The_parameters_are_those_of_one_device_on_the_averaged_gradient(Stage stage, int devices, int size)
    {
        var net = new LayeredNet(s_sizes[size].Inputs, s_sizes[size].Hidden);
        var rule = new Adam { LearningRate = 0.01, WeightDecay = 0.1 };
        var cluster = new Cluster(net, net.Start(), rule, devices, stage);
        var (θ, state) = (net.Start(), rule.CreateState(net.Parameters));
        for (var t = 0; t < Steps; t++)
        {
            cluster.Step(Batch(t));
            rule.Step(θ, AverageRoundTheRing(net.Gradient, net.Sizes, θ, Batch(t), devices), state);
        }

        Assert.Equal(θ, cluster.Parameters());
        Assert.NotEqual(net.Start(), θ);
        Assert.Equal(Steps, cluster.T);
    }

    [Theory, MemberData(nameof(Settings))]
    public void Resident_bytes_and_traffic_are_the_formulas_plus_the_stated_padding(Stage stage, int devices, int size)
    {
        var net = new LayeredNet(s_sizes[size].Inputs, s_sizes[size].Hidden);
        var cluster = new Cluster(net, net.Start(), new Adam(), devices, stage);
        cluster.Step(Batch(0));

        var (Ψ, N, padding) = ((long)net.Parameters, (long)devices, (long)cluster.Padding);
        Assert.Equal(net.Sizes.Sum(layer => (N - layer % N) % N), padding);
        Assert.All(cluster.Report, device =>
        {
            Assert.Equal(4 * (Ψ + padding) / (stage >= Stage.Three ? N : 1), device.Resident.Parameters);
            Assert.Equal(4 * (Ψ + padding) / (stage >= Stage.Two ? N : 1), device.Resident.Gradients);
            Assert.Equal(8 * (Ψ + padding) / (stage >= Stage.One ? N : 1), device.Resident.States);
            Assert.Equal(4 * (stage == Stage.Three ? 3 : 2) * (Ψ + padding) * (N - 1) / N, device.BytesSent);
        });

        var formula = new ModelStates(Ψ, devices, stage, new Adam(), Convention.SinglePrecision, padding: padding);
        Assert.All(cluster.Report, device => Assert.Equal(formula.OnDevice, device.Resident));
        Assert.All(cluster.Report, device => Assert.Equal(4 * formula.Sent, device.BytesSent));
    }

    [Theory]
    [InlineData(Stage.None, 4 * 64, 4 * 64)]
    [InlineData(Stage.One, 4 * 64, 4 * 64)]
    [InlineData(Stage.Two, 4 * 64, 4 * (16 + 48))] // its quarter of all gradients and the whole of the larger layer's
    [InlineData(Stage.Three, 4 * (16 + 48), 4 * (16 + 48))]
    public void The_peak_is_what_a_device_owns_and_the_largest_layer(Stage stage, long parameters, long gradients)
    {
        var net = new LayeredNet(3, 16);
        var cluster = new Cluster(net, net.Start(), new Adam(), 4, stage);
        cluster.Step(Batch(0));
        Assert.All(cluster.Report, device => Assert.Equal((parameters, gradients), (device.Peak.Parameters, device.Peak.Gradients)));
    }

    [Fact]
    public void What_a_device_lets_go_of_is_gone()
    {
        var net = new LayeredNet(3, 16);
        var cluster = new Cluster(net, net.Start(), new Adam(), 4, Stage.Three);
        cluster.Step(Batch(0));
        var resident = cluster.Report[2].Resident;
        var mine = cluster.Timeline.Where(e => e.Device == 2).ToList();
        Assert.All(mine.Where(e => e.Action is ClusterAction.Release or ClusterAction.Step), e => Assert.Equal(resident, e.Holding));
        Assert.Equal(["Gather 0", "Forward 0", "Release 0", "Gather 1", "Forward 1", "Release 1", "Gather 1", "Backward 1", "Reduce 1", "Release 1",
            "Gather 0", "Backward 0", "Reduce 0", "Release 0", "Step -1"], mine.Select(e => $"{e.Action} {e.Layer}"));
        Assert.Equal(cluster.Report[2].BytesSent, mine.Sum(e => e.BytesSent));
    }

    [Theory]
    [InlineData(Stage.None)]
    [InlineData(Stage.One)]
    [InlineData(Stage.Two)]
    [InlineData(Stage.Three)]
    public void A_failure_on_one_device_fails_the_step_and_changes_nothing(Stage stage)
    {
        var net = new LayeredNet(3, 13);
        var broken = "";
        float[] Gradient(float[] θ, int[] rows) => (broken, rows[0]) switch
        {
            ("throws", 12) => throw new ArithmeticException("no gradient here."),
            ("short", 12) => new float[3],
            ("null", 12) => null!,
            _ => net.Gradient(θ, rows),
        };
        var cluster = new Cluster(Gradient, net.Start(), new Adam(), 4, stage);
        cluster.Step(Batch(0));
        var (θ, resident) = (cluster.Parameters(), cluster.Report.Select(device => device.Resident).ToList());
        foreach (var (how, says) in new[] { ("throws", "no gradient here."), ("short", "returned 3 numbers; it must return 52"), ("null", "returned 0 numbers") })
        {
            broken = how;
            var error = Assert.Throws<InvalidOperationException>(() => cluster.Step(Batch(0)));
            Assert.Contains("device 2 failed in Backward of layer 0", error.Message);
            Assert.Contains(says, error.Message);
            Assert.Equal(θ, cluster.Parameters());
            Assert.Equal(1, cluster.T);
            Assert.Equal(resident, cluster.Report.Select(device => device.Resident));
        }

        broken = "";
        cluster.Step(Batch(1));
        var unbroken = new Cluster(net.Gradient, net.Start(), new Adam(), 4, stage);
        unbroken.Step(Batch(0));
        unbroken.Step(Batch(1));
        Assert.Equal(unbroken.Parameters(), cluster.Parameters());
    }

    [Fact]
    public void Bad_input_is_named_with_the_way_out()
    {
        var net = new LayeredNet(2, 5);
        Cluster Make(int devices, Stage stage) => new(net, net.Start(), new Adam(), devices, stage);
        Assert.Contains("devices is 0; allowed: 1 ≤ devices ≤ 15", Assert.Throws<ArgumentOutOfRangeException>(() => Make(0, Stage.One)).Message);
        Assert.Contains("devices is 16; allowed: 1 ≤ devices ≤ 15", Assert.Throws<ArgumentOutOfRangeException>(() => Make(16, Stage.One)).Message);
        Assert.Contains("stage is 4; allowed: Stage.None (0)", Assert.Throws<ArgumentOutOfRangeException>(() => Make(2, (Stage)4)).Message);
        Assert.Contains("the layers 0..10, 10..15 do not make up the 3 parameters of start", Assert.Throws<ArgumentException>(() => new Cluster(net, new float[3], new Adam(), 2, Stage.One)).Message);
        Assert.Contains("a batch of 10 rows cannot be cut into 4 equal parts", Assert.Throws<ArgumentException>(() => Make(4, Stage.Two).Step(Batch(0).AsSpan(0, 10))).Message);
        Assert.Contains("a batch of 0 rows", Assert.Throws<ArgumentException>(() => Make(4, Stage.Two).Step()).Message);
    }

    [Theory]
    [InlineData(Stage.None)]
    [InlineData(Stage.One)]
    [InlineData(Stage.Two)]
    [InlineData(Stage.Three)]
    public void The_airfoil_network_trains_to_the_parameters_of_one_device(Stage stage)
    {
        const int N = 4;
        var net = Mlp.Airfoil([16, 8]);
        var rule = new AdamW { LearningRate = 0.01 };
        var cluster = new Cluster(net, net.Start(1), rule, N, stage);
        var (θ, state) = (net.Start(1), rule.CreateState(net.Parameters));
        var before = net.Loss(θ);
        for (var t = 0; t < Steps; t++)
        {
            int[] rows = [.. Enumerable.Range(t * BatchSize, BatchSize).Select(i => 37 * i % net.Rows)];
            cluster.Step(rows);
            var sizes = net.Layers.Select(layer => layer.End.Value - layer.Start.Value);
            rule.Step(θ, AverageRoundTheRing(Gradient, sizes, θ, rows, N), state);
        }

        Assert.Equal(θ, cluster.Parameters());
        Assert.True(net.Loss(θ) < 0.5 * before);

        float[] Gradient(float[] at, int[] rows)
        {
            var g = new float[net.Parameters];
            net.Gradient(at, rows, g);
            return g;
        }
    }

    public static TheoryData<Stage, int, int> Accumulations()
    {
        var data = new TheoryData<Stage, int, int>();
        foreach (var stage in Enum.GetValues<Stage>())
            foreach (var (devices, parts) in ((int, int)[])[(1, 4), (2, 2), (3, 4), (4, 1), (4, 6)]) data.Add(stage, devices, parts);
        return data;
    }

    [Theory, MemberData(nameof(Accumulations))]
    public void Accumulated_in_parts_the_gradient_is_that_of_the_batch_and_the_traffic_what_the_stage_has_to_send(Stage stage, int devices, int parts)
    {
        var net = new LayeredNet(3, 16);
        var rule = new Sgd { LearningRate = 1 };
        var (whole, cluster) = (new Cluster(net, net.Start(), rule, devices, stage), new Cluster(net, net.Start(), rule, devices, stage) { Accumulation = parts });
        whole.Step(Batch(0));
        cluster.Step(Batch(0));
        Assert.All(whole.Parameters().Zip(cluster.Parameters()), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        var formula = new ModelStates(net.Parameters, devices, stage, rule, Convention.SinglePrecision, padding: cluster.Padding) { Accumulation = parts };
        var times = stage switch { Stage.Two => parts + 1, Stage.Three => 3 * parts, _ => 2 };
        Assert.Equal(times * (net.Parameters + cluster.Padding) / devices * (devices - 1), formula.Sent);
        Assert.All(cluster.Report, device => Assert.Equal(4 * formula.Sent, device.BytesSent));
        Assert.All(cluster.Report, device => Assert.Equal(formula.OnDevice, device.Resident));
    }

    [Fact]
    public void A_batch_that_does_not_divide_into_the_parts_is_refused()
    {
        var net = new LayeredNet(2, 5);
        var cluster = new Cluster(net, net.Start(), new Adam(), 4, Stage.Two) { Accumulation = 4 };
        Assert.Contains("a batch of 24 rows cannot be cut into 16 equal parts, 4 for each of 4 devices; use a multiple of 16", Assert.Throws<ArgumentException>(() => cluster.Step(Batch(0))).Message);
        Assert.Equal(net.Start(), cluster.Parameters());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cluster(net, net.Start(), new Adam(), 4, Stage.Two) { Accumulation = 0 });
    }

    public static TheoryData<string> Names => Optimizers.Rules.NamesWithComposites;

    [Theory, MemberData(nameof(Names))]
    public void A_checkpoint_of_N_devices_goes_on_with_M_in_any_stage_with_the_bits_of_one(string name)
    {
        var net = new LayeredNet(3, 13);
        var rule = Optimizers.Rules.Named(name, net.Parameters);
        int[] rows = [.. Enumerable.Repeat(7, 30)]; // a multiple of 1, 2, 3 and 5
        var start = Make(1, Stage.None);
        for (var t = 0; t < 4; t++) start.Step(rows);
        var half = StateTests.BytesOf(start.Save);
        foreach (var (N, M) in ((int, int)[])[(1, 2), (2, 3), (3, 5), (5, 1), (3, 3)])
        {
            foreach (var (from, to) in ((Stage, Stage)[])[(Stage.None, Stage.Three), (Stage.One, Stage.Two), (Stage.Two, Stage.One), (Stage.Three, Stage.None)])
            {
                var (first, second) = (Make(N, from), Make(M, to));
                first.Load(new MemoryStream(half));
                first.Step(rows);
                second.Load(new MemoryStream(StateTests.BytesOf(first.Save)));
                Assert.Equal(5, second.T);
                Assert.Equal(StateTests.BytesOf(first.State().Save), StateTests.BytesOf(second.State().Save));
                Assert.Equal(first.Parameters(), second.Parameters());
                second.Step(rows);
                second.Step(rows);
                var one = Make(1, Stage.None);
                one.Load(new MemoryStream(half));
                Step(one, N);
                Step(one, M);
                Step(one, M);
                Assert.Equal(one.Parameters(), second.Parameters());
                Assert.Equal(StateTests.BytesOf(one.State().Save), StateTests.BytesOf(second.State().Save));
            }
        }

        Cluster Make(int devices, Stage stage) => new(net, net.Start(), rule, devices, stage);

        // Sums round the ring have an order of their own, so the one device is given the gradient that the many would average.
        void Step(Cluster one, int devices)
        {
            var averaged = new Cluster((θ, _) => AverageRoundTheRing(net.Gradient, net.Sizes, θ, rows, devices), one.Parameters(), rule, 1, Stage.None);
            averaged.Load(new MemoryStream(StateTests.BytesOf(one.Save)));
            averaged.Step(rows);
            one.Load(new MemoryStream(StateTests.BytesOf(averaged.Save)));
        }
    }

    [Fact]
    public void A_checkpoint_that_does_not_fit_is_refused_and_changes_nothing()
    {
        var net = new LayeredNet(3, 13);
        var cluster = new Cluster(net, net.Start(), new Adam(), 3, Stage.Two);
        cluster.Step(Batch(0));
        var before = StateTests.BytesOf(cluster.Save);
        Refuse("some of its bytes have changed", [.. before[..90], (byte)(before[90] ^ 4), .. before[91..]]);
        Refuse("it holds a state, not a cluster", StateTests.BytesOf(cluster.State().Save));
        Refuse("the state is of AdamW and keeps [m, v]; Adam keeps [m, v]", StateTests.BytesOf(new Cluster(net, net.Start(), new AdamW(), 3, Stage.Two).Save));
        Refuse("it holds 64 parameters and the state of 64; this model has 52", StateTests.BytesOf(new Cluster(new LayeredNet(3, 16), new LayeredNet(3, 16).Start(), new Adam(), 3, Stage.Two).Save));
        var random = new Random(3);
        for (var i = 0; i < 200; i++) Refuse("this is no cluster that can be read: ", StateTests.Mutated(before, i, random));

        void Refuse(string says, byte[] bytes)
        {
            Assert.Contains(says, Assert.Throws<InvalidDataException>(() => cluster.Load(new MemoryStream(bytes))).Message);
            Assert.Equal(before, StateTests.BytesOf(cluster.Save));
        }
    }

    private static int[] Batch(int t) => [.. Enumerable.Range(t * 5, BatchSize)];

    // Written down again, apart from the library: chunk c of a layer is added up from device c + 1 on round to device c, then divided by N.
    private static float[] AverageRoundTheRing(Func<float[], int[], float[]> gradient, IEnumerable<int> layers, float[] θ, int[] rows, int N)
    {
        var each = rows.Length / N;
        var gradients = Enumerable.Range(0, N).Select(r => gradient(θ, rows[(r * each)..((r + 1) * each)])).ToList();
        var mean = new float[θ.Length];
        var start = 0;
        foreach (var layer in layers)
        {
            var chunk = (layer + N - 1) / N;
            for (var i = 0; i < layer; i++)
            {
                var owner = i / chunk;
                var sum = gradients[(owner + 1) % N][start + i];
                for (var k = 2; k <= N; k++) sum += gradients[(owner + k) % N][start + i];
                mean[start + i] = sum / N;
            }

            start += layer;
        }

        return mean;
    }
}
