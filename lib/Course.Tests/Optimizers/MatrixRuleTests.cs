using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests.Optimizers;

/// <summary>Rules for matrices against PyTorch's arithmetic in double, for every shape; the library's matrix is PyTorch's transpose.</summary>
public sealed class MatrixRuleTests
{
    private const int Steps = 20;

    private static readonly (int Outputs, int Inputs)[] s_shapes = [(5, 5), (12, 4), (4, 12), (1, 9), (9, 1), (1, 1), (70, 33)];

    private static readonly Schedule s_rate = Schedule.Constant(0.02).Warmup(5);

    public static TheoryData<Muon> Muons =>
    [
        new Muon { LearningRate = s_rate },
        new Muon { LearningRate = s_rate, Nesterov = false },
        new Muon { LearningRate = s_rate, Scale = MuonScale.MatchAdamW },
        new Muon { LearningRate = s_rate, Scale = MuonScale.MatchAdamW, Nesterov = false, WeightDecay = 0, Momentum = 0.5 },
        new Muon { LearningRate = s_rate, Iterations = 2, Momentum = 0 },
        new Muon { LearningRate = s_rate, ClipNorm = 3 },
    ];

    public static TheoryData<Adafactor> Adafactors =>
    [
        new Adafactor(),
        new Adafactor { LearningRate = s_rate, WeightDecay = 0.1 },
        new Adafactor { LearningRate = 1, Threshold = 0.3, Beta2Decay = -0.5 },
        new Adafactor { Epsilon1 = 1, Epsilon2 = 10 },
        new Adafactor { ClipNorm = 3 },
    ];

    [Theory]
    [MemberData(nameof(Muons))]
    public void Muon_is_PyTorchs_in_double(Muon rule)
    {
        foreach (var (outputs, inputs) in s_shapes)
        {
            var B = Matrix<double>.Build.Dense(outputs, inputs);
            Compare(rule, outputs, inputs, rule.CreateState(inputs, outputs), (t, W, G) =>
            {
                (W, B) = Transcribed.Step(rule, t, W, G, B);
                return W;
            });
        }
    }

    [Theory]
    [MemberData(nameof(Adafactors))]
    public void Adafactor_is_PyTorchs_in_double(Adafactor rule)
    {
        foreach (var (outputs, inputs) in s_shapes)
        {
            var (rows, columns) = (Vector<double>.Build.Dense(outputs), Vector<double>.Build.Dense(inputs));
            Compare(rule, outputs, inputs, rule.CreateState(inputs, outputs), (t, W, G) =>
            {
                (W, rows, columns) = Transcribed.Step(rule, t, W, G, rows, columns);
                return W;
            });
        }
    }

    [Theory]
    [MemberData(nameof(Adafactors))]
    public void Adafactor_on_a_vector_is_PyTorchs_in_double(Adafactor rule)
    {
        var v = Matrix<double>.Build.Dense(1, 40);
        Compare(rule, 1, 40, rule.CreateState(40), (t, W, G) =>
        {
            (W, v) = Transcribed.Step(rule, t, W, G, v);
            return W;
        });
    }

    /// <summary>A matrix whose gradient is zero, at first and then again, is a matrix at rest.</summary>
    [Fact]
    public void No_gradient_moves_no_weight_and_makes_no_NaN()
    {
        foreach (var rule in (Optimizer[])[new Muon { WeightDecay = 0 }, new Adafactor()])
        {
            foreach (var (rows, columns) in s_shapes)
            {
                var (θ, state) = (Rules.Numbers(1, rows * columns), rule.CreateState(rows, columns));
                var before = θ.ToArray();
                for (var t = 1; t <= 3; t++) rule.Step(θ, new float[θ.Length], state);
                Assert.Equal(before, θ);
                rule.Step(θ, Rules.Numbers(2, θ.Length), state);
                rule.Step(θ, new float[θ.Length], state);
                Assert.All(θ, x => Assert.True(float.IsFinite(x)));
            }
        }
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        foreach (var rule in (Optimizer[])[new Muon(), new Muon { Nesterov = false, ClipNorm = 1 }, new Adafactor()])
        {
            var (θ, g, state) = (Rules.Numbers(1, 12 * 40), Rules.Numbers(2, 12 * 40), rule.CreateState(12, 40));
            rule.Step(θ, g, state);
            var before = GC.GetAllocatedBytesForCurrentThread();
            rule.Step(θ, g, state);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static void Compare(Optimizer rule, int outputs, int inputs, OptimizerState state, Func<int, Matrix<double>, Matrix<double>, Matrix<double>> step)
    {
        var θ = Rules.Numbers(1, inputs * outputs);
        var W = Of(θ, outputs, inputs);
        for (var t = 1; t <= Steps; t++)
        {
            var g = Rules.Numbers(1 + t, θ.Length);
            rule.Step(θ, g, state);
            var G = Of(g, outputs, inputs);
            if (rule.ClipNorm is { } c) G *= Math.Min(1, c / G.FrobeniusNorm());
            W = step(t, W, G);
            var off = (Of(θ, outputs, inputs) - W).Enumerate().Max(Math.Abs);
            Assert.True(off < t * 1e-6, $"{rule}, {outputs} × {inputs}, step {t}: off by {off}");
        }
    }

    private static Matrix<double> Of(float[] θ, int outputs, int inputs) => Matrix<double>.Build.Dense(outputs, inputs, (i, j) => θ[j * outputs + i]);
}
