namespace Course;

/// <summary>The Newton–Schulz iteration of Muon: it draws the singular values of a matrix towards 1 and leaves its directions as they are.</summary>
/// <remarks>
/// Jordan et al., “Muon: An optimizer for hidden layers in neural networks”, 2024 (kellerjordan.github.io/posts/muon). The polynomial is
/// steep at 0 rather than exact at 1: after five iterations what was not tiny lies between about 0.7 and 1.2. All is in single
/// precision, where PyTorch iterates in bfloat16. A box is for matrices of one shape and keeps the memory it works in: it serves one thread at a time.
/// </remarks>
public sealed class NewtonSchulz
{
    private readonly int rows, columns, side;
    private readonly float[] gram, square, product;

    /// <summary>The box for matrices of <paramref name="rows"/> × <paramref name="columns"/> numbers, row after row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1, or the matrix has more numbers than an array can hold.</exception>
    public NewtonSchulz(int rows, int columns)
    {
        this.rows = Guard.AtLeast(rows, 1, nameof(rows));
        this.columns = Guard.AtLeast(columns, 1, nameof(columns));
        Guard.Between((double)rows * columns, 1, Array.MaxLength, "rows · columns");
        side = Math.Min(rows, columns);
        (gram, square, product) = (new float[side * side], new float[side * side], new float[rows * columns]);
    }

    /// <summary>X ← X / max(‖X‖, 10⁻⁷), with the root of the sum of squares as the norm, so that no singular value exceeds 1; then the iterations. A zero matrix stays zero.</summary>
    /// <param name="X">The matrix.</param>
    /// <param name="iterations">How often to iterate, 0 or more; 5 in Muon.</param>
    /// <exception cref="ArgumentException">The matrix has not the shape of the box.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of iterations is negative.</exception>
    public void Orthogonalize(Span<float> X, int iterations = 5)
    {
        Check(X);
        Guard.AtLeast(iterations, 0, nameof(iterations));
        var scale = 1 / Math.Max(Math.Sqrt(Vectors.SumOfSquares(X)), 1e-7);
        foreach (ref var x in X) x = (float)(x * scale);
        for (var i = 0; i < iterations; i++) Iterate(X);
    }

    /// <summary>One iteration: A = XXᵀ, then X ← aX + (bA + cA²)X; for more rows than columns, and with the bits of that for Xᵀ: A = XᵀX, then X ← aX + X(bA + cA²).</summary>
    /// <param name="X">The matrix; its singular values are to be at most 1.</param>
    /// <exception cref="ArgumentException">The matrix has not the shape of the box.</exception>
    public void Iterate(Span<float> X)
    {
        Check(X);
        var (a, b, c) = (3.4445f, -4.7750f, 2.0315f);
        var (A, A2, Y, tall) = (gram, square, product, rows > columns);
        if (tall) Matrices.Transpose(X, Y, rows, columns);
        Matrices.Gram(tall ? Y : X, A, side, X.Length / side);
        Matrices.Gram(A, A2, side, side);       // A is its own transpose, so this is A²
        Vectors.Combine(b, A, c, A2);           // A is bA + cA² now
        if (tall) Matrices.Multiply(X, A, Y, rows, columns, columns);
        else Matrices.Multiply(A, X, Y, rows, rows, columns);
        Vectors.Combine(a, X, 1, Y);
    }

    private void Check(ReadOnlySpan<float> X)
    {
        if (X.Length != product.Length)
            throw new ArgumentException($"the matrix has {X.Length} numbers; this box is for {rows} × {columns} = {product.Length}.", nameof(X));
    }
}
