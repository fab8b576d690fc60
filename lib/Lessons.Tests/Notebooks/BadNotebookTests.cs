using System.Text;
using Lessons.Notebooks;

namespace Lessons.Tests.Notebooks;

public sealed class BadNotebookTests
{
    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \n", "is empty")]
    [InlineData("#!meta\n{}\n#!csharp\n1", "is a .dib")]
    [InlineData("# a script", "is not JSON (line 1)")]
    [InlineData("{\"nbformat\": 4,\n\"cells\": [", "is not JSON (line 2)")]
    [InlineData("""{"nbformat":4,"nbformat":4,"cells":[]}""", "is not JSON")]
    [InlineData("[]", "not a notebook")]
    [InlineData("{}", "no \"nbformat\"")]
    [InlineData("""{"nbformat":3,"worksheets":[]}""", "nbformat 3; this tool reads nbformat 4. Open it in Jupyter or VS Code and save it")]
    [InlineData("""{"nbformat":5,"cells":[]}""", "nbformat 5")]
    [InlineData("""{"nbformat":"four","cells":[]}""", "nbformat is \"four\", expected a whole number")]
    [InlineData("""{"nbformat":4}""", "the notebook has no \"cells\"")]
    [InlineData("""{"nbformat":4,"cells":{}}""", "cells is Object, expected Array")]
    [InlineData("""{"nbformat":4,"cells":[7]}""", "cells[0] is Number, expected Object")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"heading","source":""}]}""", "cells[0] has the cell type \"heading\"; allowed: markdown, code, raw")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code"}]}""", "cells[0] has no \"source\"")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":[1]}]}""", "cells[0].source is Number, expected String")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":"\ud800"}]}""", "not Unicode")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":[{"data":{}}]}]}""", "cells[0].outputs[0] has no \"output_type\"")]
    public void A_file_that_is_no_notebook_is_named_with_the_reason(string json, string says)
    {
        var e = Assert.Throws<NotebookException>(() => Notebook.Parse(Encoding.UTF8.GetBytes(json), "x.ipynb"));

        Assert.StartsWith("x.ipynb", e.Message, StringComparison.Ordinal);
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such.ipynb", "does not exist")]
    [InlineData("no-such-folder/a.ipynb", "does not exist")]
    [InlineData(".", "is a folder")]
    public void A_path_that_is_no_file_is_named_with_the_way_out(string path, string says)
    {
        using var folder = new TemporaryFolder();

        var e = Assert.Throws<NotebookException>(() => Notebook.Load(folder.File(path)));

        Assert.Contains(path, e.Message, StringComparison.Ordinal);
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
    }
}
