using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests.Optimizers;

/// <summary>In double, what works on more than one number at a time: PyTorch's arithmetic for matrices.</summary>
/// <remarks>A weight matrix lies here as in PyTorch, with a row for each output; the library's is its transpose.</remarks>
internal static class Transcribed
{
    /// <summary>torch.optim.Muon's iteration, with its coefficients and in double.</summary>
    public static Matrix<double> Orthogonalize(Matrix<double> G, int iterations = 5)
    {
        var tall = G.RowCount > G.ColumnCount;
        var X = (tall ? G.Transpose() : G) / Math.Max(G.FrobeniusNorm(), 1e-7);
        for (var i = 0; i < iterations; i++)
        {
            var A = X * X.Transpose();
            X = 3.4445 * X + (-4.7750 * A + 2.0315 * A * A) * X;
        }

        return tall ? X.Transpose() : X;
    }

    /// <summary>A step of torch.optim.Muon: W and its momentum buffer B after it.</summary>
    public static (Matrix<double> W, Matrix<double> B) Step(Muon rule, int t, Matrix<double> W, Matrix<double> G, Matrix<double> B)
    {
        var (lr, momentum) = (rule.LearningRate.At(t), rule.Momentum);
        var (m, n) = ((double)W.RowCount, (double)W.ColumnCount);
        B += (1 - momentum) * (G - B);
        var update = Orthogonalize(rule.Nesterov ? G + momentum * (B - G) : B, rule.Iterations);
        var ratio = rule.Scale == MuonScale.Original ? Math.Sqrt(Math.Max(1, m / n)) : 0.2 * Math.Sqrt(Math.Max(m, n));
        return ((1 - lr * rule.WeightDecay) * W - lr * ratio * update, B);
    }

    /// <summary>A step of torch.optim.Adafactor for a matrix: W and the means of rows and columns after it.</summary>
    public static (Matrix<double> W, Vector<double> Rows, Vector<double> Columns) Step(
        Adafactor rule, int t, Matrix<double> W, Matrix<double> G, Vector<double> rows, Vector<double> columns)
    {
        var (squares, weight) = (G.PointwiseMultiply(G), Math.Pow(t, rule.Beta2Decay));
        rows += weight * (squares.RowSums() / G.ColumnCount - rows);
        columns += weight * (squares.ColumnSums() / G.RowCount - columns);
        var v = rows.OuterProduct(columns) / Math.Max(rows.Average(), rule.Epsilon1);
        return (Moved(rule, t, W, G, v), rows, columns);
    }

    /// <summary>The same for a vector, which keeps all of v.</summary>
    public static (Matrix<double> W, Matrix<double> V) Step(Adafactor rule, int t, Matrix<double> W, Matrix<double> G, Matrix<double> v)
    {
        v += Math.Pow(t, rule.Beta2Decay) * (G.PointwiseMultiply(G) - v);
        return (Moved(rule, t, W, G, v), v);
    }

    private static Matrix<double> Moved(Adafactor rule, int t, Matrix<double> W, Matrix<double> G, Matrix<double> v)
    {
        var lr = rule.LearningRate.At(t);
        var alpha = Math.Max(rule.Epsilon2, Rms(W)) * Math.Min(lr, 1 / Math.Sqrt(t));
        var update = G.PointwiseDivide(v.PointwiseMaximum(rule.Epsilon1 * rule.Epsilon1).PointwiseSqrt());
        return (1 - lr * rule.WeightDecay) * W - alpha / Math.Max(1, Rms(update) / rule.Threshold) * update;
    }

    private static double Rms(Matrix<double> A) => A.FrobeniusNorm() / Math.Sqrt(A.RowCount * A.ColumnCount);
}
