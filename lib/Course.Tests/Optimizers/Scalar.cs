using System.Numerics;

namespace Course.Tests.Optimizers;

/// <summary>The papers' boxes once more, for one number and in any precision: in float the bits, in double the truth.</summary>
internal static class Scalar<T> where T : IFloatingPointIeee754<T>
{
    /// <summary>The step Δθ of step t; s holds the moments in the order of the rule's schema.</summary>
    public static T Step(Optimizer rule, int t, T θ, T g, T[] s)
    {
        var (α, λ) = (rule.LearningRate.At(t), rule.WeightDecay);
        if (λ > 0 && rule is not (AdamW or Lion or ScheduleFree)) g += N(λ) * θ;
        switch (rule)
        {
            case Sgd:
                return -N(α) * g;
            case Momentum r:
                s[0] = N(r.Beta) * s[0] + N(t == 1 ? 1 : 1 - r.Dampening) * g;
                return -N(α) * (r.Nesterov ? g + N(r.Beta) * s[0] : s[0]);
            case Adagrad r:
                s[0] += g * g;
                return -N(α / (1 + (t - 1) * r.LearningRateDecay)) * g / (T.Sqrt(s[0]) + N(r.Epsilon));
            case RmsProp r:
                s[0] = Mean(r.Beta, s[0], g, g);
                var spread = s[0];
                if (r.Centered)
                {
                    s[^1] = Mean(r.Beta, s[^1], g);
                    spread = T.Max(spread - s[^1] * s[^1], T.Zero);
                }

                var scaled = g / (T.Sqrt(spread) + N(r.Epsilon));
                return -N(α) * (r.Momentum > 0 ? s[1] = N(r.Momentum) * s[1] + scaled : scaled);
            case Adadelta r:
                s[0] = Mean(r.Rho, s[0], g, g);
                var x = T.Sqrt(s[1] + N(r.Epsilon)) / T.Sqrt(s[0] + N(r.Epsilon)) * g;
                s[1] = Mean(r.Rho, s[1], x, x);
                return -N(α) * x;
            case Adam r:
                return Adam(α, r.Beta1, r.Beta2, r.Epsilon, r.AmsGrad, t, g, s);
            case AdamW r:
                return Adam(α, r.Beta1, r.Beta2, r.Epsilon, r.AmsGrad, t, g, s) - N(α * λ) * θ;
            case Adamax r:
                s[0] = Mean(r.Beta1, s[0], g);
                s[1] = T.Max(N(r.Beta2) * s[1], T.Abs(g) + N(r.Epsilon));
                return -N(α) * (K(r.Beta1, t) * s[0]) / s[1];
            case NAdam r:
                double Mu(int i) => r.Beta1 * (1 - 0.5 * Math.Pow(0.96, i * r.MomentumDecay));
                var product = Enumerable.Range(1, t).Aggregate(1.0, (p, i) => p * Mu(i));
                s[0] = Mean(r.Beta1, s[0], g);
                s[1] = Mean(r.Beta2, s[1], g, g);
                var mBar = N((1 - Mu(t)) / (1 - product)) * g + N(Mu(t + 1) / (1 - product * Mu(t + 1))) * s[0];
                return -N(α) * mBar / (T.Sqrt(K(r.Beta2, t) * s[1]) + N(r.Epsilon));
            case RAdam r:
                s[0] = Mean(r.Beta1, s[0], g);
                s[1] = Mean(r.Beta2, s[1], g, g);
                var power = BiasCorrection.Power(r.Beta2, t);
                var (ρMax, mHat) = (2 / (1 - r.Beta2) - 1, K(r.Beta1, t) * s[0]);
                var ρ = ρMax - 2 * t * power / (1 - power);
                if (ρ <= 5) return -N(α) * mHat;
                var trust = Math.Sqrt((ρ - 4) * (ρ - 2) * ρMax / ((ρMax - 4) * (ρMax - 2) * ρ));
                return -N(α) * N(trust) * (N(Math.Sqrt(1 - power)) / (T.Sqrt(s[1]) + N(r.Epsilon))) * mHat;
            case AdaBelief r:
                s[0] = Mean(r.Beta1, s[0], g);
                s[1] = Mean(r.Beta2, s[1], g - s[0], g - s[0]) + N(r.Epsilon);
                return -N(α) * (K(r.Beta1, t) * s[0]) / (T.Sqrt(K(r.Beta2, t) * s[1]) + N(r.Epsilon));
            case Yogi r:
                s[0] = Mean(r.Beta1, s[0], g);
                s[1] -= N(1 - r.Beta2) * N(T.Sign(s[1] - g * g)) * (g * g);
                return -N(α) * s[0] / (T.Sqrt(s[1]) + N(r.Epsilon));
            case Lion r:
                var c = Mean(r.Beta1, s[0], g);
                s[0] = Mean(r.Beta2, s[0], g);
                return -N(α) * (N(T.Sign(c)) + N(λ) * θ);
            case ScheduleFree r:
                if (t == 1) s[0] = θ;
                s[1] = Mean(r.Beta2, s[1], g, g);
                var squares = Enumerable.Range(1, t).Select(i => r.LearningRate.At(i) * r.LearningRate.At(i)).ToList();
                var part = squares[^1] > 0 ? squares[^1] / squares.Sum() : 0;
                var direction = g / (T.Sqrt(K(r.Beta2, t) * s[1]) + N(r.Epsilon)) + N(λ) * θ;
                var move = N(part) * (s[0] - θ) - N(α * (1 - r.Beta1 * (1 - part))) * direction;
                s[0] -= N(α) * direction;
                return move;
            default:
                throw new NotSupportedException($"{rule.GetType().Name} is not transcribed in lib/Course.Tests/Optimizers/Scalar.cs; give it a case.");
        }
    }

    private static T Adam(double α, double β1, double β2, double ε, bool amsGrad, int t, T g, T[] s)
    {
        s[0] = Mean(β1, s[0], g);
        s[1] = Mean(β2, s[1], g, g);
        if (amsGrad) s[2] = T.Max(s[2], s[1]);
        return -N(α) * (K(β1, t) * s[0]) / (T.Sqrt(K(β2, t) * (amsGrad ? s[2] : s[1])) + N(ε));
    }

    private static T N(double value) => T.CreateChecked(value);

    private static T K(double β, int t) => N(BiasCorrection.At(β, t));

    private static T Mean(double β, T mean, T value) => N(β) * mean + N(1 - β) * value;

    private static T Mean(double β, T mean, T value, T factor) => N(β) * mean + N(1 - β) * value * factor;
}
