using System.Text;
using Lessons.Notebooks;

namespace Lessons.Tests.Notebooks;

public sealed class RoundTripTests
{
    public static TheoryData<string> Files => [.. Fixture.All(), .. Fixture.Lessons()];

    [Theory]
    [MemberData(nameof(Files))]
    public void An_untouched_notebook_keeps_every_byte(string path) =>
        Assert.Equal(File.ReadAllBytes(path), Notebook.Load(path).ToBytes());

    [Theory]
    [InlineData("jupyter.ipynb")]
    [InlineData("vscode.ipynb")]
    public void A_cell_changed_and_changed_back_is_written_as_the_front_end_wrote_it(string fixture)
    {
        var path = Fixture.Path(fixture);
        var notebook = Notebook.Load(path);

        var rewritten = notebook with { Cells = [.. notebook.Cells.Select(cell => cell with { Source = cell.Source + "" })] };

        Assert.Equal(File.ReadAllText(path), Encoding.UTF8.GetString(rewritten.ToBytes()));
    }

    [Fact]
    public void A_changed_cell_leaves_the_json_of_its_neighbours_alone()
    {
        var notebook = Notebook.Load(Fixture.Path("odd-layout.ipynb"));

        var changed = notebook with { Cells = [notebook.Cells[0] with { Source = "new" }, .. notebook.Cells.Skip(1)] };

        var text = Encoding.UTF8.GetString(changed.ToBytes());
        Assert.Contains("\"source\": \"one string, not a list\",\n", text, StringComparison.Ordinal);
        Assert.Contains("\"unknown-to-us\": 1.50", text, StringComparison.Ordinal);
        Assert.False(text.EndsWith('\n'));
    }

    [Fact]
    public void A_notebook_made_in_memory_reads_back_as_it_was()
    {
        var made = new Notebook
        {
            Cells =
            [
                new MarkdownCell { Id = "a", Source = "# θ ← θ − α∇ 🎓\n\ntext" },
                new CodeCell
                {
                    Id = "b", Source = "1 + 1", Tags = [CellTag.HideInput], ExecutionCount = 1,
                    Outputs =
                    [
                        new StreamOutput("stdout", "one\ntwo\n"),
                        new DisplayOutput(
                            new Dictionary<string, string> { [Mime.Plotly] = """{"data":[]}""", [Mime.Text] = "2" }, DisplayId: null, IsResult: true),
                        new ErrorOutput("Exception", "no", ["line 1"]),
                    ],
                },
            ],
        };

        var read = Notebook.Parse(made.ToBytes(), "memory");

        Assert.Equal("θ ← θ − α∇ 🎓", read.Title);
        var code = Assert.IsType<CodeCell>(read.Cells[1]);
        Assert.Equal([CellTag.HideInput], code.Tags);
        Assert.Equal(new StreamOutput("stdout", "one\ntwo\n"), code.Outputs[0]);
        var result = Assert.IsType<DisplayOutput>(code.Outputs[1]);
        Assert.True(result.IsResult);
        Assert.Equal("""{"data":[]}""", result.Data[Mime.Plotly].ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("2", result.Data[Mime.Text]);
        Assert.Equal(["line 1"], Assert.IsType<ErrorOutput>(code.Outputs[2]).Traceback);
    }

    [Fact]
    public void Lines_of_a_source_end_with_a_line_feed_whatever_the_file_uses()
    {
        var notebook = Notebook.Parse(
            Encoding.UTF8.GetBytes("""{"nbformat":4,"cells":[{"cell_type":"code","source":["a\r\n","b"]}]}"""), "crlf.ipynb");

        Assert.Equal("a\nb", notebook.Cells[0].Source);
    }
}
