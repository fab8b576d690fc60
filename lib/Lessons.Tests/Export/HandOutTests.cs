using System.IO.Compression;
using System.Text;
using Lessons.Cli;
using Lessons.Export;
using Lessons.Storage;

namespace Lessons.Tests.Export;

public sealed class HandOutTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public HandOutTests()
    {
        Directory.CreateDirectory(_folder.File("pages/images"));
        File.WriteAllText(_folder.File("pages/index.html"), "the map");
        File.WriteAllText(_folder.File("pages/images/a.png"), "a picture");
        File.Copy(Fixture.Lessons()[5], _folder.File("pages/05-adam.ipynb"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_files_make_the_same_bytes_whenever_they_were_written()
    {
        HandOut.Write(Repository.Here, _folder.File("pages"), _folder.File("a.zip"));
        File.SetLastWriteTimeUtc(_folder.File("pages/index.html"), new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        HandOut.Write(Repository.Here, _folder.File("pages"), _folder.File("b.zip"));

        Assert.Equal(File.ReadAllBytes(_folder.File("a.zip")), File.ReadAllBytes(_folder.File("b.zip")));
    }

    [Fact]
    public void All_lies_in_one_folder_where_notebooks_find_the_library_and_solutions_come_last()
    {
        HandOut.Write(Repository.Here, _folder.File("pages"), _folder.File("a.zip"));
        using (var zip = ZipFile.OpenRead(_folder.File("a.zip")))
        {
            var names = zip.Entries.Select(entry => entry.FullName).ToList();
            Assert.All(names, name => Assert.StartsWith("adaptive-optimizers/", name, StringComparison.Ordinal));
            Assert.All(names, name => Assert.DoesNotContain('\\', name));
            var solutions = names.FindIndex(name => name.Contains("/solutions/", StringComparison.Ordinal));
            Assert.Equal(14, names.Count - solutions);
            Assert.Equal(names[..solutions].Order(StringComparer.Ordinal), names[..solutions]);
            Assert.All(names[solutions..], name => Assert.Contains("/solutions/", name, StringComparison.Ordinal));
        }
        ZipFile.ExtractToDirectory(_folder.File("a.zip"), _folder.File("out"));
        Assert.True(File.Exists(_folder.File("out/adaptive-optimizers/notebooks/../lib/bin/Course.dll")));
        Assert.True(File.Exists(_folder.File("out/adaptive-optimizers/notebooks/solutions/../../lib/bin/plotly/Plotly.NET.dll")));
        Assert.Contains("url=notebooks/index.html", File.ReadAllText(_folder.File("out/adaptive-optimizers/index.html")), StringComparison.Ordinal);
        foreach (var name in (string[])["LICENSE", "READ-ME.txt", "notebooks/index.html", "notebooks/images/a.png", "data/airfoil_self_noise.dat"])
            Assert.True(File.Exists(_folder.File($"out/adaptive-optimizers/{name}")), name);
        var machine = Encoding.UTF8.GetBytes(Repository.Here.Root);
        Assert.All(Directory.GetFiles(_folder.File("out"), "*", SearchOption.AllDirectories), file => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(machine) < 0, file));
    }

    [Theory]
    [InlineData("there.zip", "", "exists already. Remove it, or give another name.")]
    [InlineData("pages", "", "is a folder. Give the path of a file")]
    [InlineData("no/such/a.zip", "", "where the zip should go, does not exist")]
    [InlineData("a.zip", "--single-file", "leave out --out, --single-file, --teacher and --watch")]
    [InlineData("a.zip", "--teacher", "all of the students' pages")]
    public async Task A_place_that_cannot_take_it_is_told_before_anything_runs(string zip, string option, string says)
    {
        File.WriteAllText(_folder.File("there.zip"), "kept");
        var output = new StringWriter();

        var exit = await CommandLine.RunAsync(["export", "--zip", _folder.File(zip), .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)], output, output);

        Assert.Equal(ExitCode.BadUsage, exit);
        Assert.Contains(says, output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("passed", output.ToString(), StringComparison.Ordinal);
        Assert.Equal("kept", File.ReadAllText(_folder.File("there.zip")));
        Assert.False(File.Exists(_folder.File("a.zip")));
    }

    [Fact]
    public void What_cannot_be_written_leaves_nothing_behind()
    {
        Directory.CreateDirectory(_folder.File("target/a.zip"));

        var error = Assert.Throws<ExportException>(() => HandOut.Write(Repository.Here, _folder.File("pages"), _folder.File("target/a.zip")));

        Assert.Contains("a.zip cannot be written", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.File("target")));
    }

    [Fact]
    public async Task Export_packs_what_it_exported()
    {
        var output = new StringWriter();
        var good = _folder.File("good.ipynb");
        File.Copy(Fixture.Path("good.ipynb"), good);

        var exit = await CommandLine.RunAsync(["export", good, "--static", "--zip", _folder.File("course.zip")], output, output);

        Assert.Equal(ExitCode.Success, exit);
        using var zip = ZipFile.OpenRead(_folder.File("course.zip"));
        Assert.NotNull(zip.GetEntry("adaptive-optimizers/notebooks/good.html"));
        Assert.EndsWith($"All of it is in {_folder.File("course.zip")}\n", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("The pages are in", output.ToString(), StringComparison.Ordinal);
    }
}
