namespace Course.Tests.Optimizers;

/// <summary>Rules that need their parameters whole: their states are values too, are cut only where a stretch ends, and ZeRO keeps their layers whole.</summary>
public sealed class WholeRuleTests
{
    private static readonly Mlp s_net = Mlp.Airfoil([8, 6], rows: 60);

    private static readonly Dictionary<string, Optimizer> s_rules = new()
    {
        ["Muon"] = new Grouped(new Muon { LearningRate = 0.02 }.On(s_net.Weights), new AdamW().On(s_net.Biases)),
        ["Muon, plain momentum, as long as AdamW's"] = new Grouped(
            new Muon { LearningRate = 0.02, Nesterov = false, Scale = MuonScale.MatchAdamW }.On(s_net.Weights.Take(2)), new NAdam().On([s_net.Weights[2], .. s_net.Biases]))
        { ClipNorm = 0.1 },
        ["Adafactor"] = new Grouped(new Adafactor().On([.. s_net.Weights, .. s_net.Biases])),
        ["8 bits"] = new Grouped(new EightBit(new Adam { AmsGrad = true }).On(s_net.Weights), new EightBit(new NAdam()).On(s_net.Biases)),
        ["Averaged, 8 bits"] = new Averaged(new Grouped(new EightBit(new Adagrad { InitialAccumulator = 0.5 }).On(s_net.Weights), new Muon().On([.. s_net.Biases.Select(b => Stretch.Matrix(b.Start, 1, b.Length))]))) { Decay = 0.9 },
    };

    public static TheoryData<string> Names => [.. s_rules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Copied_saved_and_cut_where_stretches_end_a_state_steps_on_with_the_same_bits(string name)
    {
        var rule = s_rules[name];
        var (θ, state) = (s_net.Start(1), rule.CreateState(s_net.Parameters));
        Go(rule, θ, state, 0, 4);
        foreach (var twin in (OptimizerState[])[state.Copy(), OptimizerState.Load(new MemoryStream(Bytes(state))), OptimizerState.Join(state[..48], state[48..96], state[96..])])
        {
            var (mine, whole, same) = (θ.ToArray(), θ.ToArray(), state.Copy());
            Assert.Equal(Bytes(state), Bytes(twin));
            Go(rule, whole, same, 4, 6);
            Go(rule, mine, twin, 4, 6);
            Assert.Equal(whole, mine);
            Assert.Equal(Bytes(same), Bytes(twin));
        }

        Assert.Equal(rule.StateBytes(s_net.Parameters), state.Bytes);
        Assert.False(rule.Elementwise);
        Assert.Contains("cuts through", Assert.Throws<ArgumentException>(() => state[..3]).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_goes_on_with_the_same_bits(string name)
    {
        var trainer = new Trainer { Problem = s_net, Steps = 12, EvaluateEvery = 3 };
        var whole = trainer.Run(s_rules[name], 3);
        var training = trainer.Begin(s_rules[name], 3);
        training.Advance(5);
        var again = trainer.Resume(s_rules[name], new MemoryStream(StateTests.BytesOf(training.Save))).Finish();
        Assert.Equal(whole.Final, again.Final);
        Assert.Equal(whole.Losses, again.Losses);
        Assert.Null(whole.Diverged);
    }

    /// <summary>Every device works on the same row: the mean over two of them is that row's gradient to the last bit, and over more the stages agree.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void On_any_number_of_devices_in_any_stage_the_bits_are_those_of_one(string name)
    {
        var rule = s_rules[name];
        var (θ, state) = (s_net.Start(1), rule.CreateState(s_net.Parameters));
        for (var t = 0; t < 5; t++) rule.Step(θ, Gradient(θ, 7), state);
        byte[] sharedOut = [];
        foreach (var devices in new[] { 1, 2, 3, 5 })
        {
            foreach (var stage in Enum.GetValues<Stage>())
            {
                var cluster = new Cluster(s_net, s_net.Start(1), rule, devices, stage);
                for (var t = 0; t < 3; t++) cluster.Step([.. Enumerable.Repeat(7, devices)]);
                var next = new Cluster(s_net, s_net.Start(1), rule, 6 - devices, Stage.Two);
                next.Load(new MemoryStream(StateTests.BytesOf(cluster.Save)));
                cluster.Step([.. Enumerable.Repeat(7, devices)]);
                cluster.Step([.. Enumerable.Repeat(7, devices)]);
                Assert.Equal(3, next.T);
                if (stage == Stage.One) sharedOut = Bytes(cluster.State());
                if (devices <= 2) Assert.Equal(Bytes(state), Bytes(cluster.State()));
                else if (stage > Stage.One) Assert.Equal(sharedOut, Bytes(cluster.State()));
                if (devices <= 2) Assert.Equal(θ, cluster.Parameters());
            }
        }
    }

    [Fact]
    public void Whole_layers_make_unequal_shares_and_every_byte_of_state_is_owned_once()
    {
        var (rule, layers) = (s_rules["Muon"], s_net.Layers.Select(layer => layer.End.Value - layer.Start.Value).ToArray());
        var cluster = new Cluster(s_net, s_net.Start(1), rule, 4, Stage.Two);
        cluster.Step(1, 2, 3, 4);
        Assert.Equal(0, cluster.Padding);
        Assert.Equal(rule.StateBytes(s_net.Parameters), cluster.Report.Sum(device => device.Resident.States));
        Assert.Equal([4 * layers[1], 4 * layers[0], 4 * layers[2], 0], cluster.Report.Select(device => (int)device.Resident.Gradients));
    }

    public static TheoryData<string, Action> Refused => new()
    {
        { "Muon steps matrices, and 5 parameters in a row are none: say its rows and columns", () => new Muon().CreateState(5) },
        { "Muon steps matrices, and 5 parameters in a row are none", () => new Muon().On(0..5).Rule.CreateState(5) },
        { "the state is of Muon and keeps [B]; Adam keeps [m, v]", () => new Adam().Step(new float[6], new float[6], new Muon().CreateState(2, 3)) },
        { "Scale is 7; allowed: MuonScale.Original (0) and MatchAdamW (1)", () => _ = new Muon { Scale = (MuonScale)7 } },
        { "Iterations is 0; allowed: Iterations ≥ 1", () => _ = new Muon { Iterations = 0 } },
        { "rows is 0; allowed: rows ≥ 1", () => new Muon().CreateState(0, 3) },
        { "columns is 70000; allowed: 1 ≤ columns ≤ 30678", () => new Muon().CreateState(70000, 70000) },
        { "Grouped is not stepped number by number; put the eight bits inside", () => _ = new EightBit(new Grouped(new Adam().On(0..2))) },
        { "Muon is not stepped number by number", () => _ = new EightBit(new Muon()) },
        { "keeps no \"w\", only m, v", () => new EightBit(new Adam()).Read(new EightBit(new Adam()).CreateState(3), "w") },
        { "which is no whole number for each: ask its StateBytes", () => _ = new ModelStates(10_000, optimizer: new EightBit(new Adam())) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_is_refused_with_a_sentence(string says, Action act) =>
        Assert.Contains(says, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);

    private static void Go(Optimizer rule, float[] θ, OptimizerState state, int from, int to)
    {
        for (var t = from; t < to; t++) rule.Step(θ, Gradient(θ, t), state);
    }

    private static float[] Gradient(float[] θ, int row)
    {
        var g = new float[θ.Length];
        s_net.Gradient(θ, [row], g);
        return g;
    }

    private static byte[] Bytes(OptimizerState state) => StateTests.BytesOf(state.Save);
}
