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
    public void No_two_files_share_an_address()
    {
        using var folder = new TemporaryFolder();
        foreach (var sub in (string[])["a", "b"])
        {
            Directory.CreateDirectory(folder.File($"{sub}/img"));
            File.WriteAllText(folder.File($"{sub}/img/fig.svg"), sub);
            foreach (var name in (string[])["index", "other"]) File.Copy(Samples.EveryElement, folder.File($"{sub}/{name}.ipynb"));
        }

        File.WriteAllText(folder.File("a/other.html"), "a file");
        var index = Samples.OfMarkdown("![f](img/fig.svg) [other](other.ipynb) [file](other.html) [far](../b/other.ipynb)");
        var other = Samples.OfMarkdown("![f](img/fig.svg) ![g](../a/img/fig.svg) [home](index.ipynb)");
        Site.Write(
            [new(index, folder.File("a/index.ipynb")), new(Samples.OfMarkdown("x"), folder.File("a/other.ipynb")), new(other, folder.File("b/other.ipynb")), new(Samples.OfMarkdown("y"), folder.File("b/index.ipynb"))],
            folder.File("out"), new SiteOptions());

        Assert.Equal(
            ["index-2.html", "index-2.ipynb", "index-3.html", "index-3.ipynb", "index.html", "other-2.html", "other-2.ipynb", "other-3.html", "other.html", "other.ipynb", "page.js", "style.css", "words.js"],
            Directory.GetFiles(folder.File("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("a", File.ReadAllText(folder.File("out/img/fig.svg")));
        Assert.Equal("b", File.ReadAllText(folder.File("out/img/fig-2.svg")));
        Assert.Equal("a file", File.ReadAllText(folder.File("out/other-3.html")));
        var (first, second) = (File.ReadAllText(folder.File("out/index-2.html")), File.ReadAllText(folder.File("out/other-2.html")));
        Assert.Contains("<img src=\"img/fig.svg\" alt=\"f\"> <a href=\"other.html\">other</a> <a href=\"other-3.html\">file</a> <a href=\"other-2.html\">far</a>", first, StringComparison.Ordinal);
        Assert.Contains("<img src=\"img/fig-2.svg\" alt=\"f\"> <img src=\"a/img/fig.svg\" alt=\"g\"> <a href=\"index-3.html\">home</a>", second, StringComparison.Ordinal);
        Assert.Contains("class=\"lessons\"", File.ReadAllText(folder.File("out/index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lesson_that_cannot_be_shown_keeps_its_page_and_the_others_are_written()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Samples.EveryElement, folder.File("a.ipynb"));
        File.Copy(Samples.EveryElement, folder.File("b.ipynb"));
        Site.Write([new(Samples.OfMarkdown("one"), folder.File("a.ipynb")), new(Samples.OfMarkdown("one"), folder.File("b.ipynb"))], folder.File("out"), new SiteOptions());

        var error = Assert.Throws<ExportException>(() => Site.Write(
            [new(Samples.OfMarkdown("$\\oops$ [x]()"), folder.File("a.ipynb")), new(Samples.OfMarkdown("two"), folder.File("b.ipynb"))], folder.File("out"), new SiteOptions()));

        Assert.Contains("a.ipynb, cell 1 (only): the command \\oops is unknown", error.Message, StringComparison.Ordinal);
        Assert.Contains("one", File.ReadAllText(folder.File("out/a.html")), StringComparison.Ordinal);
        Assert.Contains("two", File.ReadAllText(folder.File("out/b.html")), StringComparison.Ordinal);
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

    private static void Write(string folder) => Site.Write([new(Samples.OfMarkdown("x"), Samples.EveryElement)], folder, new SiteOptions());

    private static void AssertNamed(string folder)
    {
        var error = Assert.Throws<ExportException>(() => Write(folder));
        Assert.Contains($"cannot be written to {folder}", error.Message, StringComparison.Ordinal);
        Assert.Contains("--out", error.Message, StringComparison.Ordinal);
    }
}
