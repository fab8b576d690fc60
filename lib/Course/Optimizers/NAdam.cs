using System.Runtime.CompilerServices;

namespace Course;

/// <summary>NAdam: Adam that steps from where its momentum is about to lead, with a momentum μₜ that rises to β₁.</summary>
/// <remarks>Dozat, “Incorporating Nesterov Momentum into Adam”, ICLR workshop 2016, algorithm 2; μₜ = β₁ (1 − ½ · 0.96^(tψ)) as in PyTorch.
/// PyTorch 1.13 with <c>foreach=False</c> multiplies one μ in twice; this is the paper's product.</remarks>
public sealed record NAdam : Optimizer
{
    private const string Product = "∏μ"; // of the momenta μ₁ … μₜ

    /// <summary>The rule with the defaults of PyTorch: a learning rate of 0.002.</summary>
    public NAdam() => LearningRate = 0.002;

    /// <summary>The decay β₁ of the mean of gradients m; 0 ≤ β₁ &lt; 1.</summary>
    public double Beta1 { get; init => field = Guard.Decay(value); } = 0.9;

    /// <summary>The decay β₂ of the mean of squared gradients v; 0 ≤ β₂ &lt; 1.</summary>
    public double Beta2 { get; init => field = Guard.Decay(value); } = 0.999;

    /// <summary>The ε ≥ 0 added to √v̂, outside the root: it keeps the division finite.</summary>
    public double Epsilon { get; init => field = Guard.NonNegative(value); } = 1e-8;

    /// <summary>The ψ ≥ 0 that says how fast the momentum μₜ rises.</summary>
    public double MomentumDecay { get; init => field = Guard.NonNegative(value); } = 0.004;

    /// <summary>Every quantity the paper names, after the step; mBar is its m̄, the corrected mean one step ahead.</summary>
    [TypeFormatterSource]
    public readonly record struct Terms<P>(P m, P v, P mBar, P vHat, P Δθ);

    /// <summary>The terms of step <paramref name="t"/> for gradient <paramref name="g"/>, from the code that trains.</summary>
    public Terms<Pack> Explain(Pack g, Pack m, Pack v, int t)
    {
        var product = 1.0;
        for (var i = 1; i <= t; i++) product *= Mu(i);
        return new Update<Pack>(this, t, product).Box(g, ref m, ref v);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Moments => ["m", "v"];

    internal override IReadOnlyList<string> PerStep => [Product];

    private protected override void Initialize(OptimizerState state) => state.PerStep[Product] = 1;

    internal override void Prepare(OptimizerState state) => state.PerStep[Product] *= Mu(state.T);

    /// <inheritdoc/>
    protected override void Sweep<P>(Slice<P> slice) => slice.Run(new Update<P>(this, slice.T, slice.PerStep[Product]));

    private double Mu(int t) => Beta1 * (1 - 0.5 * Math.Pow(0.96, t * MomentumDecay));

    private readonly struct Update<P>(NAdam rule, int t, double product) : IUpdate<P> where P : struct, IPack<P>
    {
        private readonly Beta<P> β1 = rule.Beta1, β2 = rule.Beta2;
        private readonly P α = rule.LearningRate.At(t), ε = rule.Epsilon;
        private readonly P now = (1 - rule.Mu(t)) / (1 - product);                             // (1 − μₜ) / (1 − ∏μ)
        private readonly P ahead = rule.Mu(t + 1) / (1 - product * rule.Mu(t + 1));            // μₜ₊₁ / (1 − ∏μ · μₜ₊₁)
        private readonly P k2 = BiasCorrection.At(rule.Beta2, t);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public P Apply(P θ, P g, ref P m, ref P v, ref P third) => Box(g, ref m, ref v).Δθ;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Terms<P> Box(P g, ref P m, ref P v)
        {
            m = β1 * m + (1 - β1) * g;
            v = β2 * v + (1 - β2) * g * g;
            var mBar = now * g + ahead * m;
            var vHat = k2 * v;
            return new(m, v, mBar, vHat, -α * mBar / (P.Sqrt(vHat) + ε));
        }
    }
}
