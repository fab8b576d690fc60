using Course.Tests.Optimizers;

namespace Course.Tests.Numerics;

/// <summary>Products of matrices have the bits of three plain loops, at every shape and with packs of every width.</summary>
public sealed class MatricesTests
{
    /// <summary>One row, one column, what neither a tile nor a pack divides, and more than one panel deep.</summary>
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 1, 300, 1 }, { 300, 1, 1 }, { 1, 1, 300 }, { 2, 3, 5 }, { 3, 257, 31 }, { 4, 256, 32 }, { 5, 255, 33 }, { 7, 513, 65 }, { 64, 64, 64 }, { 35, 600, 49 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_product_has_the_bits_of_plain_loops_in_every_width(int rows, int inner, int columns)
    {
        var (a, b) = (Rules.Numbers(1, rows * inner), Rules.Numbers(2, inner * columns));
        var expected = Product(a, b, rows, inner, columns);

        var actual = Filled(rows * columns);
        Matrices.Multiply(a, b, actual, rows, inner, columns);

        AssertSame(expected, actual);
        AssertSame(expected, InPacks<Pack>(a, b, rows, inner, columns, gram: false));
        AssertSame(expected, InPacks<WidePack>(a, b, rows, inner, columns, gram: false));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_matrix_times_its_transpose_has_the_bits_of_plain_loops_in_every_width(int rows, int inner, int columns)
    {
        var n = Math.Max(rows, columns);
        var (a, transposed) = (Rules.Numbers(1, n * inner), new float[n * inner]);
        Matrices.Transpose(a, transposed, n, inner);
        var expected = Product(a, transposed, n, inner, n);

        var actual = Filled(n * n);
        Matrices.Gram(a, actual, n, inner);

        AssertSame(expected, actual);
        AssertSame(expected, InPacks<Pack>(a, a, n, inner, n, gram: true));
        AssertSame(expected, InPacks<WidePack>(a, a, n, inner, n, gram: true));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_product_is_right_to_the_rounding_of_its_sums(int rows, int inner, int columns)
    {
        var (a, b, c) = (Rules.Numbers(1, rows * inner), Rules.Numbers(2, inner * columns), new float[rows * columns]);
        Matrices.Multiply(a, b, c, rows, inner, columns);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var products = Enumerable.Range(0, inner).Select(k => (double)a[i * inner + k] * b[k * columns + j]).ToList();
                Assert.Equal(products.Sum(), c[i * columns + j], inner * Math.ScaleB(1, -24) * products.Sum(Math.Abs));
            }
        }
    }

    [Fact]
    public void What_is_transposed_twice_is_as_it_was()
    {
        foreach (var (rows, columns) in ((int, int)[])[(1, 9), (9, 1), (4, 8), (13, 21)])
        {
            var (a, transposed, back) = (Rules.Numbers(1, rows * columns), Filled(rows * columns), Filled(rows * columns));
            Matrices.Transpose(a, transposed, rows, columns);
            Matrices.Transpose(transposed, back, columns, rows);
            Assert.Equal(a[^columns], transposed[rows - 1]); // the last row begins where the first column ends
            Assert.Equal(a, back);
        }
    }

    [Fact]
    public void A_product_allocates_nothing()
    {
        var (a, c) = (Rules.Numbers(1, 70 * 70), new float[70 * 70]);
        Matrices.Gram(a, c, 70, 70);
        Matrices.Multiply(a, a, c, 70, 70, 70);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Matrices.Gram(a, c, 70, 70);
        Matrices.Multiply(a, a, c, 70, 70, 70);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static float[] Product(float[] a, float[] b, int rows, int inner, int columns)
    {
        var c = new float[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                for (var k = 0; k < inner; k++) c[i * columns + j] += a[i * inner + k] * b[k * columns + j];
            }
        }

        return c;
    }

    private static float[] InPacks<P>(float[] a, float[] b, int rows, int inner, int columns, bool gram) where P : unmanaged, IPack<P>
    {
        var c = Filled(rows * columns);
        Matrices.Product<P>(a, b, c, rows, inner, columns, gram);
        return c;
    }

    private static void AssertSame(float[] expected, float[] actual) => Assert.True(expected.AsSpan().SequenceEqual(actual));

    /// <summary>What a product must not add to.</summary>
    private static float[] Filled(int count) => [.. Enumerable.Repeat(float.NaN, count)];
}
