namespace Course.Tests.Optimizers;

/// <summary>Singular values of matrices whose values are known.</summary>
public sealed class SingularValuesTests
{
    [Fact]
    public void They_are_those_of_known_matrices()
    {
        AssertClose([4, 3], SingularValues.Of([3, 0, 0, -4], 2, 2));
        AssertClose([5], SingularValues.Of([3, 4], 1, 2));
        AssertClose([5], SingularValues.Of([3, 4], 2, 1));
        AssertClose([Math.Sqrt(30), 0], SingularValues.Of([1, 2, 2, 4, 1, 2], 3, 2)[..2]); // rank one
        AssertClose([0, 0], SingularValues.Of(new float[6], 2, 3));
    }

    [Fact]
    public void A_matrix_that_is_none_is_refused()
    {
        Assert.Contains("the matrix has 5 numbers; 2 × 3 are 6", Assert.Throws<ArgumentException>(() => SingularValues.Of(new float[5], 2, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("rows is 0; allowed: rows ≥ 1", Assert.Throws<ArgumentOutOfRangeException>(() => SingularValues.Of([], 0, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("the matrix has NaN at 1", Assert.Throws<ArgumentException>(() => SingularValues.Of([1, float.NaN], 1, 2)).Message, StringComparison.Ordinal);
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-9);
    }
}
