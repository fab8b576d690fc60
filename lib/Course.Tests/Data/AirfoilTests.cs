namespace Course.Tests;

public sealed class AirfoilTests
{
    private static readonly string s_goodRow = "800\t0\t0.3048\t71.3\t0.00266337\t126.201";

    [Fact]
    public void The_file_is_the_original_and_has_1503_rows_of_6_columns() =>
        Assert.Equal((1503, 6), Airfoil.Load().Shape);

    [Fact]
    public void The_first_row_reads_as_in_the_file()
    {
        var data = Airfoil.Load();
        Assert.Equal([800, 0, 0.3048, 71.3, 0.00266337, 126.201], Enumerable.Range(0, 6).Select(column => data.Raw(0, column)));
    }

    [Fact]
    public void Every_column_is_standardised_by_the_population_deviation_of_all_rows()
    {
        var data = Airfoil.Load();
        for (var column = 0; column < 6; column++)
        {
            var values = Enumerable.Range(0, data.Rows).Select(row => data.Standardized(row, column)).ToArray();
            Assert.Equal(0, values.Average(), 1e-12);
            Assert.Equal(1, values.Average(x => x * x), 1e-12);
        }
    }

    [Fact]
    public void Features_and_target_are_the_standardised_numbers_row_after_row()
    {
        var data = Airfoil.Load();
        var (features, target) = (data.Features(), data.Target(3));
        Assert.Equal(1500 * 5, features.Length);
        Assert.Equal((float)data.Standardized(7, 2), features[7 * 5 + 2]);
        Assert.Equal([(float)data.Standardized(0, 5), (float)data.Standardized(1, 5), (float)data.Standardized(2, 5)], target);
    }

    [Fact]
    public void The_file_is_found_from_any_folder_of_the_repository()
    {
        var found = Airfoil.Find(AppContext.BaseDirectory);
        Assert.Equal(found, Airfoil.Find(Path.GetTempPath(), null, AppContext.BaseDirectory));
        Assert.EndsWith("airfoil_self_noise.dat", found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_found_nowhere_says_where_it_was_sought_and_how_to_get_it_back()
    {
        var error = Assert.Throws<FileNotFoundException>(() => Airfoil.Find(Path.GetTempPath()));
        Assert.Contains(Path.GetTempPath(), error.Message, StringComparison.Ordinal);
        Assert.Contains("git checkout data/airfoil_self_noise.dat", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_does_not_exist_is_named()
    {
        var error = Assert.Throws<FileNotFoundException>(() => Airfoil.Load("nowhere.dat"));
        Assert.StartsWith("nowhere.dat does not exist", error.Message, StringComparison.Ordinal);
        Assert.Contains("git checkout data/airfoil_self_noise.dat", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "59983 bytes")]
    [InlineData(true, "59984 bytes")]
    public void A_truncated_or_altered_file_is_refused_with_both_checksums(bool altered, string found)
    {
        var bytes = File.ReadAllBytes(Airfoil.Find(AppContext.BaseDirectory));
        if (altered) bytes[0] = (byte)'9';
        else bytes = bytes[..^1];
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, bytes);
        try
        {
            var error = Assert.Throws<InvalidDataException>(() => Airfoil.Load(path));
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.Contains(found, error.Message, StringComparison.Ordinal);
            Assert.Contains("expected: 59984 bytes with SHA-1 76e5be1548fd8222e5074cf0faae75edff8cf93f", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("1\t2\t3\t4\t5", "line 2 has 5 columns, not 6: \"1\t2\t3\t4\t5\".")]
    [InlineData("", "line 2 has 1 columns, not 6: \"\".")]
    [InlineData("1\t2\tn/a\t4\t5\t6", "line 2, column 3 (chord length) is \"n/a\", not a number.")]
    [InlineData("1\t2\t3\t4\t5\tNaN", "line 2, column 6 (sound pressure level) is \"NaN\", not a number.")]
    [InlineData("1\t2\t3\t4,5\t5\t6", "line 2, column 4 (free-stream velocity) is \"4,5\", not a number.")]
    [InlineData("900\t1\t0.3\t71.3\t0.002\t126", "column 4 (free-stream velocity) is 71.3 in every row")]
    public void A_bad_row_or_column_is_named(string secondRow, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => Airfoil.Parse(new StringReader($"{s_goodRow}\r\n{secondRow}\r\n{s_goodRow}\r\n")));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_refused() =>
        Assert.Contains("no rows", Assert.Throws<InvalidDataException>(() => Airfoil.Parse(new StringReader(""))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1504)]
    public void More_rows_than_there_are_or_none_are_refused(int rows)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Airfoil.Load().Features(rows));
        Assert.StartsWith($"rows is {rows}; allowed: 1 ≤ rows ≤ 1503.", error.Message, StringComparison.Ordinal);
    }
}
