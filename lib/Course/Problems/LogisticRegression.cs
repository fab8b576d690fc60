using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>Logistic regression: θ = (w, b), the probability of y = 1 is σ(w·x + b), the loss its mean cross-entropy in nats.</summary>
public sealed class LogisticRegression : DataProblem
{
    private readonly Design _rows;
    private readonly Lazy<float[]?> _minimizer;

    /// <summary>The regression of <paramref name="target"/> on <paramref name="features"/>.</summary>
    /// <param name="features">The features, row after row, as many in each row.</param>
    /// <param name="target">0 or 1 for each row.</param>
    /// <param name="name">The name, as a chart shows it.</param>
    /// <exception cref="ArgumentException">The lengths do not make whole rows, or a target is neither 0 nor 1.</exception>
    public LogisticRegression(ReadOnlySpan<float> features, ReadOnlySpan<float> target, string name = "Logistic regression")
    {
        _rows = new(features, target);
        for (var row = 0; row < target.Length; row++)
        {
            if (target[row] is not (0 or 1))
                throw new ArgumentException(FormattableString.Invariant($"the target of row {row} is {target[row]}; allowed: 0 or 1."), nameof(target));
        }

        Name = name;
        _minimizer = new(Minimize);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Parameters => _rows.Parameters;

    /// <inheritdoc/>
    public override int Rows => _rows.Rows;

    /// <summary>The loss at <see cref="Minimizer"/>.</summary>
    public override double? Floor => Minimizer is { } θ ? Loss(θ) : null;

    /// <summary>The minimum, by Newton's method in double precision; null where there is none because a plane separates the classes.</summary>
    public override float[]? Minimizer => _minimizer.Value;

    /// <summary>Whether each of the first <paramref name="rows"/> airfoil measurements is louder than the mean, from its five features.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows.</exception>
    public static LogisticRegression Airfoil(int rows = 1500)
    {
        var data = Course.Airfoil.Load();
        float[] louder = [.. data.Target(rows).Select(y => y > 0 ? 1f : 0f)];
        return new(data.Features(rows), louder, "Airfoil, logistic regression");
    }

    /// <summary>Weights drawn from N(0, 0.01²), and bias 0.</summary>
    public override float[] Start(int seed) => Design.SmallWeights(seed, Parameters);

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<float> θ, ReadOnlySpan<int> rows)
    {
        Check(θ, rows);
        return _rows.Loss<CrossEntropy>(θ, rows);
    }

    /// <inheritdoc/>
    public override void Gradient(ReadOnlySpan<float> θ, ReadOnlySpan<int> rows, Span<float> g)
    {
        Check(θ, rows);
        CheckLength(g);
        _rows.Gradient<CrossEntropy>(θ, rows, g);
    }

    private float[]? Minimize()
    {
        var x = _rows.ToMatrix();
        var y = _rows.ToVector();
        var θ = Vector<double>.Build.Dense(Parameters);
        for (var i = 0; i < 50; i++)
        {
            var p = (x * θ).Map(z => 1 / (1 + Math.Exp(-z)));
            var g = x.TransposeThisAndMultiply(p - y);
            var curvatures = Matrix<double>.Build.DiagonalOfDiagonalVector(p.PointwiseMultiply(1 - p));
            var step = (x.TransposeThisAndMultiply(curvatures) * x).Solve(g);
            θ -= step;
            // Where a plane separates the classes the slope goes to zero as well, but the steps never do.
            if (step.L2Norm() < 1e-9 * (1 + θ.L2Norm())) return [.. θ.Select(w => (float)w)];
        }

        return null;
    }

    private readonly struct CrossEntropy : Design.ILink
    {
        public static double Loss(double z, double y) => Math.Max(z, 0) - y * z + Math.Log(1 + Math.Exp(-Math.Abs(z)));

        // σ(z) − y, as tanh because that has the same bits on every machine.
        public static float Residual(float z, float y) => 0.5f * (1 + Vectors.Tanh(0.5f * z)) - y;
    }
}
