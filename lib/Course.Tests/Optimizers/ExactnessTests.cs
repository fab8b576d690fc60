using Course.Tests.Reference;

namespace Course.Tests.Optimizers;

/// <summary>Every rule against PyTorch, or against its paper in double where PyTorch has no such rule.</summary>
public sealed class ExactnessTests
{
    private static readonly TorchReference s_torch = TorchReference.Shared;

    public static TheoryData<string> Names => Rules.Names;

    public static TheoryData<string> TorchNames => [.. s_torch.Rules.Keys];

    public static TheoryData<string> PaperNames => [.. Rules.All.Keys.Except(s_torch.Rules.Keys)];

    private static readonly Dictionary<string, Optimizer> s_recipes = new()
    {
        ["AdamW, clipped"] = new AdamW { ClipNorm = 8 },
        ["AdamW, averaged"] = new Averaged(new AdamW()) { Decay = 0.99 },
    };

    public static TheoryData<string> RecipeNames => [.. s_torch.Recipes.Keys];

    [Theory]
    [MemberData(nameof(TorchNames))]
    public void The_trajectory_is_that_of_PyTorch(string name) => AssertIsPyTorchs(name, Rules.Named(name), s_torch.Rules[name]);

    [Theory]
    [MemberData(nameof(RecipeNames))]
    public void The_trajectory_of_a_recipe_is_that_of_PyTorch(string name) => AssertIsPyTorchs(name, s_recipes[name], s_torch.Recipes[name]);

    /// <summary>PyTorch adds a millionth to the norm, which shows in the tenth digit.</summary>
    [Theory]
    [InlineData(1e-6, 0, 1e-11)]
    [InlineData(0, 1e-11, 1e-7)]
    public void Clipping_in_double_is_PyTorchs_but_for_what_that_adds_to_the_norm(double added, double least, double most)
    {
        var actual = Transcribed(new AdamW(), g => Math.Min(1, 8 / (Math.Sqrt(g.Sum(x => (double)x * x)) + added)));
        var off = s_torch.Recipes["AdamW, clipped"].Float64.Zip(actual).Max(stored => stored.First.Zip(stored.Second).Max(x => Math.Abs(x.First - x.Second)));
        Assert.InRange(off, least, most);
    }

    [Fact]
    public void Of_a_rule_that_PyTorch_has_every_option_is_compared()
    {
        var known = s_torch.Rules.Keys.Select(name => Rules.Named(name).GetType()).ToHashSet();
        Assert.Empty(Rules.All.Where(rule => known.Contains(rule.Value.GetType())).Select(rule => rule.Key).Except(s_torch.Rules.Keys));
    }

    /// <summary>Adding a step to a parameter rounds by half a unit in the last place: so much a step is allowed, and one unit.</summary>
    [Theory]
    [MemberData(nameof(PaperNames))]
    public void The_trajectory_is_that_of_the_paper(string name)
    {
        var truth = Transcribed(Rules.Named(name));
        AssertClose(name, Rules.Named(name), truth, (k, i) => (s_torch.Steps[k] / 2.0 + 1) * UnitInTheLastPlace(Math.Max(Math.Abs(truth[k][i]), Math.Abs(s_torch.Start[i]))));
    }

    [Theory]
    [MemberData(nameof(TorchNames))]
    public void The_scalar_transcription_is_PyTorch_in_double(string name)
    {
        var (expected, actual) = (s_torch.Rules[name].Float64, Transcribed(Rules.Named(name)));
        for (var k = 0; k < expected.Length; k++)
        {
            for (var i = 0; i < expected[k].Length; i++) Assert.Equal(expected[k][i], actual[k][i], 1e-11);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void By_pack_is_by_number_bit_for_bit_for_every_length(string name)
    {
        var rule = Rules.Named(name);
        for (var n = 1; n <= 67; n++)
        {
            var (θ, expected) = (Rules.Numbers(n, n), Rules.Numbers(n, n));
            var state = rule.CreateState(n);
            var moments = Enumerable.Range(0, n).Select(i => state.Moments.Select(m => state[m][i]).ToArray()).ToArray();
            for (var t = 1; t <= 12; t++)
            {
                var g = Rules.Numbers(100 * n + t, n);
                rule.Step(θ, g, state);
                for (var i = 0; i < n; i++) expected[i] += Scalar<float>.Step(rule, t, expected[i], g[i], moments[i]);
            }

            Assert.Equal(expected, θ);
            for (var m = 0; m < state.Moments.Count; m++) Assert.Equal(moments.Select(s => s[m]), state[state.Moments[m]]);
        }
    }

    /// <summary>Twice the largest error that PyTorch's float32 has made on that parameter so far is allowed, and one unit in the last place.</summary>
    private static void AssertIsPyTorchs(string name, Optimizer rule, TorchReference.Trajectory torch) =>
        AssertClose(name, rule, torch.Float64, (k, i) => 2 * torch.Error[k][i] + UnitInTheLastPlace(torch.Float64[k][i]));

    private static void AssertClose(string name, Optimizer rule, double[][] truth, Func<int, int, double> allowed)
    {
        var ours = Ours(rule);
        for (var k = 0; k < truth.Length; k++)
        {
            for (var i = 0; i < truth[k].Length; i++)
            {
                var off = Math.Abs(ours[k][i] - truth[k][i]);
                Assert.True(off <= allowed(k, i), $"{name}, step {s_torch.Steps[k]}, parameter {i}: {ours[k][i]:G9} is off {truth[k][i]:G17} by {off:G3}, allowed {allowed(k, i):G3}");
            }
        }
    }

    private static float[][] Ours(Optimizer rule)
    {
        var θ = s_torch.Start.ToArray();
        var state = rule.CreateState(θ.Length);
        return Stored(t =>
        {
            rule.Step(θ, s_torch.Gradient(t), state);
            return rule is Averaged ? rule.Result(θ, state) : θ;
        });
    }

    private static double[][] Transcribed(Optimizer rule, Func<float[], double>? scale = null)
    {
        double[] θ = [.. s_torch.Start];
        var state = rule.CreateState(θ.Length);
        var moments = θ.Select((_, i) => state.Moments.Select(m => (double)state[m][i]).ToArray()).ToArray();
        return Stored(t =>
        {
            var g = s_torch.Gradient(t);
            var factor = scale?.Invoke(g) ?? 1;
            for (var i = 0; i < θ.Length; i++) θ[i] += Scalar<double>.Step(rule, t, θ[i], factor * g[i], moments[i]);
            return θ;
        });
    }

    private static T[][] Stored<T>(Func<int, T[]> step)
    {
        var stored = new List<T[]>();
        for (var t = 1; t <= s_torch.Steps[^1]; t++)
        {
            var θ = step(t);
            if (s_torch.Steps.Contains(t)) stored.Add([.. θ]);
        }

        return [.. stored];
    }

    private static double UnitInTheLastPlace(double x) => MathF.BitIncrement(MathF.Abs((float)x)) - Math.Abs((float)x);
}
