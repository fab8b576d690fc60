using Lessons.Storage;

namespace Course.Tests;

/// <summary>CONTRIBUTING.md is true: what it names exists.</summary>
public sealed class ContributingTests
{
    [Fact]
    public void It_is_short() => Assert.InRange(Contributing.Text.TrimEnd().Split('\n').Length, 20, 70);

    [Fact]
    public void The_folders_and_files_it_names_exist()
    {
        var named = Contributing.InCode(Contributing.Text).Where(name => name.Split('/')[0] is "lib" or "notebooks" or "data" or "images");
        Assert.All(named, name => Assert.True(Path.Exists(Path.Combine(Repository.Here.Root, name)), $"{name} is not there"));
    }

    public static TheoryData<string> Commands => [.. Contributing.Commands];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Its_commands_name_projects_verbs_and_options_that_there_are(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("dotnet", words[0]);
        Assert.Contains(words[1], (string[])["build", "test", "run", "format"]);
        Assert.All(words.Where(word => word.Contains('/') || word.EndsWith(".sln", StringComparison.Ordinal)), path => Assert.True(Path.Exists(Path.Combine(Repository.Here.Root, path)), $"{path} is not there"));
        if (words[1] != "run") return;
        // The tools take their words from the command line in the files that hold them as strings.
        var source = string.Concat(Directory.GetFiles(Path.Combine(Repository.Here.Root, words[3]), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.All(words.SkipWhile(word => word != "--").Skip(1).Where(word => !Path.Exists(Path.Combine(Repository.Here.Root, word)) || word == "images"),
            word => Assert.Contains($"\"{word}\"", source, StringComparison.Ordinal));
    }
}
