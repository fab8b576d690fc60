namespace Course.Tests.Optimizers;

/// <summary>Parameter groups: each stretch is stepped by its own rule, as if it were alone, and no parameter is left out or stepped twice.</summary>
public sealed class GroupedTests
{
    private static readonly Mlp s_net = Mlp.Airfoil([4], rows: 60);

    [Fact]
    public void Each_stretch_is_stepped_as_if_it_were_alone()
    {
        var (adam, sgd) = (new AdamW { WeightDecay = 0.1 }, new Momentum { LearningRate = 0.01 });
        var rule = new Grouped(adam.On(10..20, 0..5), sgd.On(5..10));
        var (θ, state) = (Rules.Numbers(1, 20), rule.CreateState(20));
        var (alone, states) = (θ.ToArray(), new[] { adam.CreateState(5), sgd.CreateState(5), adam.CreateState(10) });
        for (var t = 1; t <= 5; t++)
        {
            var g = Rules.Numbers(t, 20);
            rule.Step(θ, g, state);
            adam.Step(alone.AsSpan(0, 5), g.AsSpan(0, 5), states[0]);
            sgd.Step(alone.AsSpan(5, 5), g.AsSpan(5, 5), states[1]);
            adam.Step(alone.AsSpan(10), g.AsSpan(10), states[2]);
        }

        Assert.Equal(alone, θ);
        Assert.Equal(["AdamW", "Momentum", "AdamW"], state.Parts.Select(part => part.Rule));
        Assert.Equal(4 * (10 + 5 + 20), state.Bytes);
        Assert.Equal(state.Bytes, rule.StateBytes(20));
        Assert.Equal(5, state.T);
    }

    [Fact]
    public void Decay_on_the_weights_alone_reads_as_one_line()
    {
        var rule = new Grouped(new AdamW { WeightDecay = 0.5 }.On(s_net.Weights), new AdamW { WeightDecay = 0 }.On(s_net.Biases));
        var θ = Enumerable.Repeat(1f, s_net.Parameters).ToArray();
        rule.Step(θ, new float[θ.Length], rule.CreateState(θ.Length));
        Assert.All(s_net.Weights, stretch => Assert.All(θ[stretch.Start..stretch.End], weight => Assert.Equal(1 - 0.001f * 0.5f, weight)));
        Assert.All(s_net.Biases, stretch => Assert.All(θ[stretch.Start..stretch.End], bias => Assert.Equal(1f, bias)));
    }

    [Fact]
    public void The_stretches_of_a_network_are_its_weights_and_biases()
    {
        Assert.Equal(["0..20 (5 × 4)", "24..28 (4 × 1)"], s_net.Weights.Select(stretch => stretch.ToString()));
        Assert.Equal(["20..24", "28..29"], s_net.Biases.Select(stretch => stretch.ToString()));
        Assert.Equal(s_net.Parameters, new Grouped(new Sgd().On(s_net.Weights), new Sgd().On(s_net.Biases)).Parameters);
    }

    [Fact]
    public void A_rate_or_a_decay_set_on_the_whole_goes_to_every_group()
    {
        var rule = new Grouped(new Adam().On(0..2), new Sgd().On(2..4)) with { LearningRate = 0.5, WeightDecay = 0.25 };
        Assert.All(rule.Groups, group => Assert.Equal((0.5, 0.25), (group.Rule.LearningRate.At(1), group.Rule.WeightDecay)));
        var θ = new float[] { 1, 1, 1, 1 };
        rule.Step(θ, new float[4], rule.CreateState(4));
        Assert.Equal(1 - 0.5f * 0.25f, θ[3]);
    }

    public static TheoryData<string, Func<Optimizer>> Refused => new()
    {
        { "there are no groups; give one or more", () => new Grouped() },
        { "Adam was given no stretch of parameters", () => new Grouped(new Adam().On()) },
        { "the parameters 5..8 are in two groups: in 0..8 and in 5..10", () => new Grouped(new Adam().On(0..8), new Sgd().On(5..10)) },
        { "the parameters 5..6 are in no group; give them a rule", () => new Grouped(new Adam().On(0..5), new Sgd().On(6..10)) },
        { "the parameters 0..2 are in no group", () => new Grouped(new Adam().On(2..5)) },
        { "Adam on 0..5 has ClipNorm = 1; the length is that of the whole gradient", () => new Grouped(new Adam { ClipNorm = 1 }.On(0..5)) },
        { "the range 3..3 is no stretch", () => new Grouped(new Adam().On(3..3)) },
        { "the range 0..^1 is no stretch", () => new Grouped(new Adam().On(0..^1)) },
        { "rows is 0; allowed: rows ≥ 1", () => new Grouped(new Adam().On(Stretch.Matrix(0, 0, 3))) },
        { "ClipNorm is 0; allowed: 0 < ClipNorm < ∞", () => new Adam { ClipNorm = 0 } },
        { "ClipNorm is NaN; allowed: 0 < ClipNorm < ∞", () => new Adam { ClipNorm = double.NaN } },
        { "Decay is 1; allowed: 0 ≤ Decay < 1", () => new Averaged(new Adam()) { Decay = 1 } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_makes_no_groups_is_refused_with_a_sentence(string says, Func<Optimizer> make) =>
        Assert.Contains(says, Assert.ThrowsAny<ArgumentException>(make).Message, StringComparison.Ordinal);

    [Fact]
    public void Groups_of_another_number_of_parameters_are_refused_before_a_run()
    {
        var rule = new Grouped(new Adam().On(0..5));
        const string Says = "the groups have 5 parameters together, and what is to be trained has 29";
        Assert.Contains(Says, Assert.Throws<ArgumentException>(() => rule.CreateState(29)).Message, StringComparison.Ordinal);
        Assert.Contains(Says, Assert.Throws<ArgumentException>(() => new Trainer { Problem = s_net }.Run(rule)).Message, StringComparison.Ordinal);
        Assert.Contains("the state is of other groups", Assert.Throws<ArgumentException>(() =>
            rule.Step(new float[10], new float[10], new Grouped(new Adam().On(0..4), new Adam().On(4..10)).CreateState(10))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_with_groups_says_so_and_learns()
    {
        var rule = new Grouped(new AdamW { LearningRate = 0.01 }.On(s_net.Weights), new Sgd { LearningRate = 0.1 }.On(s_net.Biases)) { ClipNorm = 1 };
        var run = new Trainer { Problem = s_net, Epochs = 40 }.Run(rule);
        Assert.Equal("AdamW 0.01 + Sgd 0.1", run.Label);
        Assert.True(run.FinalLoss < run.Losses[0] / 2, run.ToString());
    }

    [Fact]
    public void The_recipe_of_language_models_is_what_its_source_says()
    {
        var rule = Recipes.LanguageModel(s_net.Weights, s_net.Biases, steps: 1000);
        Assert.Equal(1, rule.ClipNorm);
        Assert.Equal([0.1, 0], rule.Groups.Select(group => group.Rule.WeightDecay));
        Assert.All(rule.Groups, group => Assert.Equal((0.9, 0.95), (((AdamW)group.Rule).Beta1, ((AdamW)group.Rule).Beta2)));
        Assert.Equal(3e-4 / 20, rule.LearningRate.At(1), 1e-12);
        Assert.Equal(3e-4, Enumerable.Range(1, 1000).Max(rule.LearningRate.At), 1e-9);
        Assert.Equal(3e-5, rule.LearningRate.At(1000), 5e-7);
    }
}
