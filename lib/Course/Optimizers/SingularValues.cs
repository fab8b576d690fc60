using MathNet.Numerics.LinearAlgebra;

namespace Course;

/// <summary>How far a matrix stretches in each of its directions.</summary>
public static class SingularValues
{
    /// <summary>The singular values σ ≥ 0 of a matrix, largest first, computed in double precision; as many as its shorter side has numbers.</summary>
    /// <param name="matrix">The numbers, row after row.</param>
    /// <param name="rows">The rows; 1 or more.</param>
    /// <param name="columns">The columns; 1 or more.</param>
    /// <exception cref="ArgumentException">There are not rows × columns numbers, or one of them is not finite.</exception>
    public static double[] Of(ReadOnlySpan<float> matrix, int rows, int columns)
    {
        if (Guard.AtLeast(rows, 1, nameof(rows)) * (long)Guard.AtLeast(columns, 1, nameof(columns)) != matrix.Length)
            throw new ArgumentException(FormattableString.Invariant($"the matrix has {matrix.Length} numbers; {rows} × {columns} are {(long)rows * columns}."), nameof(matrix));
        if (Vectors.FirstNonFinite(matrix) is >= 0 and var i)
            throw new ArgumentException(FormattableString.Invariant($"the matrix has {matrix[i]} at {i}; its numbers must be finite."), nameof(matrix));
        // Of the transpose, which lies the same way in memory as the rows do here; it has the same values.
        double[] wide = new double[matrix.Length];
        for (var k = 0; k < wide.Length; k++) wide[k] = matrix[k];
        return [.. Matrix<double>.Build.Dense(columns, rows, wide).Svd(computeVectors: false).S];
    }
}
