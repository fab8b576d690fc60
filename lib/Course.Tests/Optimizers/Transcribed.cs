using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests.Optimizers;

/// <summary>In double, what works on more than one number at a time: PyTorch's code for matrices, once more and as it stands there.</summary>
/// <remarks>A weight matrix lies here as in PyTorch, one row for each output.</remarks>
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
}
