using Course.Tests.Reference;

namespace Course.Tests.Optimizers;

/// <summary>Every rule against PyTorch, or against its paper in double where PyTorch has no such rule.</summary>
public sealed class ExactnessTests
{
    private static readonly TorchReference s_torch = TorchReference.Shared;

    public static TheoryData<string> Names => Rules.Names;

    public static TheoryData<string> TorchNames => [.. s_torch.Rules.Keys];

    public static TheoryData<string> PaperNames => [.. Rules.All.Keys.Except(s_torch.Rules.Keys)];

    /// <summary>Twice the largest error that PyTorch's float32 has made on that parameter so far is allowed, and one unit in the last place.</summary>
    [Theory]
    [MemberData(nameof(TorchNames))]
    public void The_trajectory_is_that_of_PyTorch(string name)
    {
        var torch = s_torch.Rules[name];
        AssertClose(name, torch.Float64, (k, i) => 2 * torch.Error[k][i] + UnitInTheLastPlace(torch.Float64[k][i]));
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
        AssertClose(name, truth, (k, i) => (s_torch.Steps[k] / 2.0 + 1) * UnitInTheLastPlace(Math.Max(Math.Abs(truth[k][i]), Math.Abs(s_torch.Start[i]))));
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

    private static void AssertClose(string name, double[][] truth, Func<int, int, double> allowed)
    {
        var ours = Ours(Rules.Named(name));
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
        return Stored(θ, t => rule.Step(θ, s_torch.Gradient(t), state));
    }

    private static double[][] Transcribed(Optimizer rule)
    {
        double[] θ = [.. s_torch.Start];
        var state = rule.CreateState(θ.Length);
        var moments = θ.Select((_, i) => state.Moments.Select(m => (double)state[m][i]).ToArray()).ToArray();
        return Stored(θ, t =>
        {
            var g = s_torch.Gradient(t);
            for (var i = 0; i < θ.Length; i++) θ[i] += Scalar<double>.Step(rule, t, θ[i], g[i], moments[i]);
        });
    }

    private static T[][] Stored<T>(T[] θ, Action<int> step)
    {
        var stored = new List<T[]>();
        for (var t = 1; t <= s_torch.Steps[^1]; t++)
        {
            step(t);
            if (s_torch.Steps.Contains(t)) stored.Add([.. θ]);
        }

        return [.. stored];
    }

    private static double UnitInTheLastPlace(double x) => MathF.BitIncrement(MathF.Abs((float)x)) - Math.Abs((float)x);
}
