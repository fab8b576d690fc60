using System.Text;
using Lessons.Export;
using Lessons.Notebooks;

namespace Lessons.Tests.Export;

/// <summary>Where pages cannot be written, or are written twice.</summary>
public sealed class WritingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("deeper/pages")]
    public void A_file_where_a_folder_should_be_is_named(string below)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("out"), "");

        AssertNamed(Path.Combine(folder.File("out"), below));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        var closed = Directory.CreateDirectory(folder.File("closed"), UnixFileMode.UserRead | UnixFileMode.UserExecute).FullName;

        // Root may write there all the same, but not to where the kernel shows itself.
        AssertNamed(Environment.IsPrivilegedProcess ? "/proc/pages" : closed);
    }

    /// <summary>Here a folder stands where a file should be; a disk that is full ends the same write in the same way.</summary>
    [Fact]
    public void A_write_that_fails_half_way_leaves_whole_files_and_says_so()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("index.html"));
        File.WriteAllText(folder.File("01-every-element.html"), "before");
        File.WriteAllText(folder.File("page.js"), "before");

        AssertNamed(folder.Path);

        Assert.EndsWith("</html>\n", File.ReadAllText(folder.File("01-every-element.html")), StringComparison.Ordinal);
        Assert.Equal("before", File.ReadAllText(folder.File("page.js")));
        Assert.Equal(["01-every-element.html", "01-every-element.ipynb", "page.js"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Exports_into_one_folder_at_once_all_end_well()
    {
        using var folder = new TemporaryFolder();
        using var alone = new TemporaryFolder();
        Write(alone.Path);

        Parallel.For(0, 8, _ => Write(folder.Path));

        Assert.Equal(Directory.GetFiles(alone.Path).Select(Path.GetFileName).Order(), Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
        foreach (var file in Directory.GetFiles(alone.Path))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(folder.File(Path.GetFileName(file))));
    }

    [Fact]
    public void Two_notebooks_of_one_name_are_an_error()
    {
        using var folder = new TemporaryFolder();
        var page = (Samples.OfMarkdown("x"), Samples.EveryElement);

        var error = Assert.Throws<ExportException>(() => Site.Write([page, page], folder.File("out"), new SiteOptions()));

        Assert.Contains("Two notebooks are named 01-every-element.ipynb", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    /// <summary>Line ends of the file and within its texts; ids of cells that stand twice.</summary>
    [Theory]
    [InlineData("\n", "\r\n")]
    [InlineData("\\n", "\\r\\n")]
    [InlineData("\"id\": \"", "\"id\": \"same\", \"was\": \"")]
    public void What_other_editors_leave_in_a_file_makes_the_same_page(string text, string instead)
    {
        var file = Encoding.UTF8.GetString(Samples.OfMarkdown("# A\n\nb\n\n```csharp\nvar x = 1;\nx\n```\n").ToBytes());
        var (before, after) = (Notebook.Parse(Encoding.UTF8.GetBytes(file), "x"), Notebook.Parse(Encoding.UTF8.GetBytes(file.Replace(text, instead, StringComparison.Ordinal)), "x"));

        Assert.NotEqual(before.ToBytes(), after.ToBytes());
        Assert.Equal(Samples.Page(before), Samples.Page(after));
    }

    private static void Write(string folder) => Site.Write([(Samples.OfMarkdown("x"), Samples.EveryElement)], folder, new SiteOptions());

    private static void AssertNamed(string folder)
    {
        var error = Assert.Throws<ExportException>(() => Write(folder));
        Assert.Contains($"cannot be written to {folder}", error.Message, StringComparison.Ordinal);
        Assert.Contains("--out", error.Message, StringComparison.Ordinal);
    }
}
