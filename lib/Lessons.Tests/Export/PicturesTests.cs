using Lessons.Export;

namespace Lessons.Tests.Export;

public sealed class PicturesTests
{
    [Theory]
    [InlineData("", "01-a new\n")]
    [InlineData("01-a old\n", "01-a new\n")]
    [InlineData("00-b kept\n01-a old\n02-c kept\n", "00-b kept\n01-a new\n02-c kept\n")]
    [InlineData("02-c kept\n", "01-a new\n02-c kept\n")]
    public void The_keys_of_pictures_that_were_not_taken_stay(string before, string after) =>
        Assert.Equal(after, Pictures.Keys(before, [("01-a", "<html>", "new")]));
}
