using System.Runtime.CompilerServices;

namespace Course;

/// <summary>Muon: momentum for a matrix, made orthogonal before the step, so that every direction of it moves as far.</summary>
/// <remarks>
/// Jordan et al., “Muon: An optimizer for hidden layers in neural networks”, 2024 (kellerjordan.github.io/posts/muon); momentum and decay as in PyTorch's <c>torch.optim.Muon</c>, which
/// iterates in bfloat16 where this is single precision. It is for the weights between layers; biases go to another rule:
/// <c>new Grouped(new Muon().On(net.Weights), new AdamW().On(net.Biases))</c>. A matrix here has a row for each input, PyTorch's a row for each unit.
/// </remarks>
public sealed record Muon : WholeRule
{
    private static readonly ConditionalWeakTable<OptimizerState, Work> s_works = [];

    /// <summary>The rule with the defaults of PyTorch: a weight decay of 0.1.</summary>
    public Muon() => WeightDecay = 0.1;

    /// <summary>The decay μ of the mean of gradients B; 0 ≤ μ &lt; 1.</summary>
    public double Momentum { get; init => field = Guard.Decay(value); } = 0.95;

    /// <summary>Whether to make (1 − μ)g + μB orthogonal instead of B: where the momentum is about to lead.</summary>
    public bool Nesterov { get; init; } = true;

    /// <summary>How long the step is made.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the two.</exception>
    public MuonScale Scale
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(Scale), $"Scale is {(int)value}; allowed: MuonScale.Original (0) and MatchAdamW (1).");
    }

    /// <summary>The Newton–Schulz iterations of a step; 1 or more, 5 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Iterations { get; init => field = Guard.AtLeast(value, 1); } = 5;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => ["B"];

    internal override OptimizerState Create(Shape shape) => shape.IsMatrix ? base.Create(shape) : throw new ArgumentException(
        $"Muon steps matrices, and {shape} parameters in a row are none: say its rows and columns, CreateState(rows, columns), or name the weights of a network, new Muon().On(net.Weights).");

    private protected override void StepWhole(Span<float> θ, ReadOnlySpan<float> g, OptimizerState state, double scale)
    {
        var work = s_works.GetValue(state, static state => new((int)state.Shape.Rows, (int)state.Shape.Columns));
        var (B, X) = (state["B"], work.X);
        var (μ, kept, α) = ((float)Momentum, (float)(1 - Momentum), LearningRate.At(state.T));
        for (var i = 0; i < X.Length; i++)
        {
            var gi = (float)scale * g[i];
            B[i] = μ * B[i] + kept * gi;
            X[i] = Nesterov ? kept * gi + μ * B[i] : B[i];
        }

        work.Iteration.Orthogonalize(X, Iterations);
        var (step, left) = ((float)(α * Length(state.Shape.Rows, state.Shape.Columns)), (float)(1 - α * WeightDecay));
        for (var i = 0; i < X.Length; i++) θ[i] = left * θ[i] - step * X[i];
    }

    private double Length(double inputs, double units) =>
        Scale == MuonScale.Original ? Math.Sqrt(Math.Max(1, units / inputs)) : 0.2 * Math.Sqrt(Math.Max(inputs, units));

    /// <summary>The memory of a step, one for each state, since the next step reuses it.</summary>
    private sealed class Work(int rows, int columns)
    {
        public NewtonSchulz Iteration { get; } = new(rows, columns);

        public float[] X { get; } = new float[rows * columns];
    }
}
