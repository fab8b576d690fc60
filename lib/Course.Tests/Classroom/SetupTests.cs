namespace Course.Tests;

public sealed class SetupTests
{
    [Fact]
    public void Here_everything_is_found() =>
        Assert.All(Setup.Check().Rows, row => Assert.Equal("✓", row[1]));

    [Fact]
    public void What_is_missing_comes_with_the_way_out()
    {
        var table = Setup.Check(
            ("a file", () => throw new FileNotFoundException("data.dat is not there."), "Run: git checkout data.dat"),
            ("the rest", () => { }, "Reinstall."));

        Assert.Equal(["a file", "missing", "Run: git checkout data.dat (data.dat is not there.)"], table.Rows[0]);
        Assert.Equal(["the rest", "✓", ""], table.Rows[1]);
    }
}
