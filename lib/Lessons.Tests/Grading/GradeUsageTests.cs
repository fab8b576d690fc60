using Lessons.Cli;

namespace Lessons.Tests.Grading;

public sealed class GradeUsageTests
{
    [Theory]
    [InlineData("missing", "", "is not a folder. Give the one that holds a folder for each student")]
    [InlineData("empty", "", "is empty. It should hold a folder for each student")]
    [InlineData("class", "--out class/out", "lies in the folder of what was handed in")]
    [InlineData("class", "--out file", "The table cannot be written to")]
    [InlineData("class", "--jobs 0", "--jobs is 0; it must be from 1 to 64")]
    [InlineData("class", "--timeout 0", "--timeout must be more than 0 seconds")]
    public async Task What_cannot_be_graded_is_said(string folder, string options, string says)
    {
        using var temporary = new TemporaryFolder();
        Directory.CreateDirectory(temporary.File("empty"));
        Directory.CreateDirectory(temporary.File("class/ada"));
        File.WriteAllText(temporary.File("file"), "");
        var output = new StringWriter();
        string[] more = [.. options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((word, i) => i == 1 && !char.IsAsciiDigit(word[0]) ? temporary.File(word) : word)];

        var exit = await CommandLine.RunAsync(["grade", temporary.File(folder), .. more], output, output);

        Assert.Equal(ExitCode.BadUsage, exit);
        Assert.Contains(says, output.ToString(), StringComparison.Ordinal);
    }
}
