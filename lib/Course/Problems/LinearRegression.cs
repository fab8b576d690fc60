using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>Linear regression by least squares: θ = (w, b), loss = mean (ŷ − y)² / 2 with ŷ = w·x + b.</summary>
public sealed class LinearRegression : DataProblem
{
    private readonly Design _rows;
    private readonly Lazy<Vector<double>> _leastSquares;
    private readonly Lazy<double[]> _eigenvalues;
    private readonly Lazy<double> _floor;

    /// <summary>The regression of <paramref name="target"/> on <paramref name="features"/>.</summary>
    /// <param name="features">The features, row after row, as many in each row.</param>
    /// <param name="target">One number per row.</param>
    /// <param name="name">The name, as a chart shows it.</param>
    /// <exception cref="ArgumentException">The lengths do not make whole rows.</exception>
    public LinearRegression(ReadOnlySpan<float> features, ReadOnlySpan<float> target, string name = "Linear regression")
    {
        _rows = new(features, target);
        Name = name;
        _leastSquares = new(LeastSquaresByQr);
        _eigenvalues = new(Curvatures);
        _floor = new(() => (_rows.ToMatrix() * _leastSquares.Value - _rows.ToVector()).Map(error => error * error / 2).Average());
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Parameters => _rows.Parameters;

    /// <inheritdoc/>
    public override int Rows => _rows.Rows;

    /// <summary>The loss at the exact least-squares solution.</summary>
    public override double? Floor => _floor.Value;

    /// <summary>The exact least-squares solution (w, b), rounded to single precision; see <see cref="LeastSquares"/>.</summary>
    public override float[] Minimizer => [.. _leastSquares.Value.Select(w => (float)w)];

    /// <summary>The exact least-squares solution (w, b), by QR decomposition in double precision.</summary>
    public IReadOnlyList<double> LeastSquares => [.. _leastSquares.Value];

    /// <summary>The curvatures of the loss: the eigenvalues of its Hessian, smallest first.</summary>
    public IReadOnlyList<double> HessianEigenvalues => _eigenvalues.Value;

    /// <summary>The largest curvature divided by the smallest: how much longer than wide the valley is, squared.</summary>
    public double Condition => HessianEigenvalues[^1] / HessianEigenvalues[0];

    /// <summary>2/λmax: gradient descent on all rows with a larger learning rate diverges.</summary>
    public double LargestStableRate => 2 / HessianEigenvalues[^1];

    /// <summary>The regression of the sound pressure level on the five features of the first <paramref name="rows"/> airfoil measurements.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows.</exception>
    public static LinearRegression Airfoil(int rows = 1500)
    {
        var data = Course.Airfoil.Load();
        return new(data.Features(rows), data.Target(rows), "Airfoil, linear regression");
    }

    /// <summary>Features as rare as words: feature k = 1, 2, … is 1 in about one row of k + 1 and 0 in the others; the target is linear in them, plus a little noise.</summary>
    /// <param name="rows">The number of rows, 1 or more.</param>
    /// <param name="columns">The number of features, 1 or more.</param>
    /// <param name="seed">The seed of the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static LinearRegression Sparse(int rows = 1000, int columns = 20, int seed = 0)
    {
        var random = new SplitMix(seed);
        var features = new float[Guard.AtLeast(rows, 1, nameof(rows)) * Guard.AtLeast(columns, 1, nameof(columns))];
        var (target, weights) = (new float[rows], new double[columns]);
        foreach (ref var w in weights.AsSpan()) w = random.Normal();
        for (var row = 0; row < rows; row++)
        {
            var y = 0.1 * random.Normal();
            for (var k = 0; k < columns; k++)
            {
                if (random.Below(k + 2) != 0) continue;
                features[row * columns + k] = 1;
                y += weights[k];
            }

            target[row] = (float)y;
        }

        return new(features, target, "Sparse features, linear regression");
    }

    /// <summary>Weights drawn from N(0, 0.01²), and bias 0.</summary>
    public override float[] Start(int seed) => Design.SmallWeights(seed, Parameters);

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<float> θ, ReadOnlySpan<int> rows)
    {
        Check(θ, rows);
        return _rows.Loss<HalfSquare>(θ, rows);
    }

    /// <inheritdoc/>
    public override void Gradient(ReadOnlySpan<float> θ, ReadOnlySpan<int> rows, Span<float> g)
    {
        Check(θ, rows);
        CheckLength(g);
        _rows.Gradient<HalfSquare>(θ, rows, g);
    }

    private Vector<double> LeastSquaresByQr()
    {
        // The pseudo-inverse of the small R picks the shortest solution where columns depend on each other and many are best.
        var qr = _rows.ToMatrix().QR();
        return qr.R.PseudoInverse() * qr.Q.TransposeThisAndMultiply(_rows.ToVector());
    }

    private double[] Curvatures()
    {
        var x = _rows.ToMatrix();
        return [.. (x.TransposeThisAndMultiply(x) / Rows).Evd(Symmetricity.Symmetric).EigenValues.Select(λ => λ.Real).Order()];
    }

    private readonly struct HalfSquare : Design.ILink
    {
        public static double Loss(double z, double y) => (z - y) * (z - y) / 2;

        public static float Residual(float z, float y) => z - y;
    }
}
