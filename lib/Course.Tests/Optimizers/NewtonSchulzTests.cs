using MathNet.Numerics.LinearAlgebra;

namespace Course.Tests.Optimizers;

public sealed class NewtonSchulzTests
{
    public static TheoryData<int, int> Shapes => new() { { 1, 1 }, { 1, 9 }, { 9, 1 }, { 8, 8 }, { 24, 40 }, { 40, 24 }, { 3, 1000 }, { 1000, 3 }, { 65, 64 } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_iteration_is_that_of_the_box_in_double(int rows, int columns)
    {
        var X = Rules.Numbers(rows + columns, rows * columns);
        var truth = Transcribed.Orthogonalize(Of(X, rows, columns));
        new NewtonSchulz(rows, columns).Orthogonalize(X);
        Assert.True((Of(X, rows, columns) - truth).L2Norm() < 2e-5, $"off by {(Of(X, rows, columns) - truth).L2Norm()}");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Directions_stay_and_singular_values_go_the_way_of_the_polynomial(int rows, int columns)
    {
        var X = Rules.Numbers(rows + columns, rows * columns);
        var box = new NewtonSchulz(rows, columns);
        box.Orthogonalize(X, iterations: 0);
        for (var i = 0; i < 5; i++)
        {
            var before = Of(X, rows, columns).Svd();
            box.Iterate(X);
            var after = before.U.Transpose() * Of(X, rows, columns) * before.VT.Transpose();
            var expected = Matrix<double>.Build.Diagonal(rows, columns, j => Polynomial(before.S[j]));
            Assert.True((after - expected).L2Norm() < 5e-6, $"iteration {i + 1}: off by {(after - expected).L2Norm()}");
        }

        Assert.All(Of(X, rows, columns).Svd().S.Take(Math.Min(rows, columns) / 2 + 1), σ => Assert.InRange(σ, 0.65, 1.21));

        static double Polynomial(double σ) => σ * (3.4445 + σ * σ * (-4.7750 + σ * σ * 2.0315));
    }

    [Theory]
    [InlineData(1, 9)]
    [InlineData(24, 40)]
    [InlineData(3, 1000)]
    public void A_tall_matrix_has_the_bits_of_its_transpose(int rows, int columns)
    {
        var (wide, tall, expected) = (Rules.Numbers(1, rows * columns), new float[rows * columns], new float[rows * columns]);
        new NewtonSchulz(rows, columns).Orthogonalize(wide, iterations: 0); // which sums squares in the order in which they lie
        Matrices.Transpose(wide, tall, rows, columns);
        for (var i = 0; i < 5; i++)
        {
            new NewtonSchulz(rows, columns).Iterate(wide);
            new NewtonSchulz(columns, rows).Iterate(tall);
        }

        Matrices.Transpose(wide, expected, rows, columns);
        Assert.Equal(expected, tall);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1e-45f)]
    [InlineData(1e-7f)]
    [InlineData(3e38f)]
    public void Gradients_of_any_finite_size_give_finite_steps(float size)
    {
        foreach (var (rows, columns) in ((int, int)[])[(1, 1), (1, 500), (500, 1), (7, 5), (2, 3000)])
        {
            float[] X = [.. Rules.Numbers(1, rows * columns).Select(x => Math.Sign(x) * size)];
            new NewtonSchulz(rows, columns).Orthogonalize(X);
            Assert.All(X, x => Assert.InRange(x, -1.21f, 1.21f));
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var (box, X) = (new NewtonSchulz(40, 24), Rules.Numbers(1, 40 * 24));
        box.Orthogonalize(X);
        var before = GC.GetAllocatedBytesForCurrentThread();
        box.Orthogonalize(X);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_a_sentence()
    {
        Assert.Contains("rows is 0", Assert.Throws<ArgumentOutOfRangeException>(() => new NewtonSchulz(0, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("rows · columns is", Assert.Throws<ArgumentOutOfRangeException>(() => new NewtonSchulz(1 << 20, 1 << 20)).Message, StringComparison.Ordinal);
        Assert.Contains("this box is for 2 × 3 = 6", Assert.Throws<ArgumentException>(() => new NewtonSchulz(2, 3).Iterate(new float[5])).Message, StringComparison.Ordinal);
        Assert.Contains("iterations is -1", Assert.Throws<ArgumentOutOfRangeException>(() => new NewtonSchulz(2, 3).Orthogonalize(new float[6], -1)).Message, StringComparison.Ordinal);
    }

    private static Matrix<double> Of(float[] X, int rows, int columns) => Matrix<double>.Build.Dense(rows, columns, (i, j) => X[i * columns + j]);
}
