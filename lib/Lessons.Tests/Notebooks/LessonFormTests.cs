using System.Text;
using System.Text.Json.Nodes;
using Lessons.Notebooks;

namespace Lessons.Tests.Notebooks;

public sealed class LessonFormTests
{
    [Fact]
    public void A_notebook_in_the_courses_form_has_no_problems() =>
        Assert.Empty(LessonForm.Problems(Notebook.Load(Fixture.Path("good.ipynb"))));

    /// <summary>A change to the JSON of the good notebook, as path and value (null removes), and what is said about it.</summary>
    [Theory]
    [InlineData("nbformat_minor", "4", "nbformat 4.4; save it as 4.5")]
    [InlineData("cells", "[]", "it has no cells")]
    [InlineData("metadata/kernelspec/name", "\"python3\"", "the notebook's metadata must have \"kernelspec\"")]
    [InlineData("metadata/language_info/version", "\"13.0\"", "must have \"language_info\"")]
    [InlineData("metadata/polyglot_notebook", null, "must have \"polyglot_notebook\"")]
    [InlineData("metadata/widgets", "{}", "has \"widgets\", which lessons do not use")]
    [InlineData("cells/1/metadata/dotnet_interactive", null, "cell 2 of 3 (c2): the metadata must have \"dotnet_interactive\"")]
    [InlineData("metadata/language_info/name", "\"C#\"", "\"name\": \"polyglot-notebook\"")]
    [InlineData("cells/1/metadata/vscode", """{"languageId": "csharp"}""", "has \"vscode\", which lessons do not use")]
    [InlineData("cells/1/metadata/collapsed", "true", "has \"collapsed\"")]
    [InlineData("cells/1/id", null, "cell 2 of 3: the id must be")]
    [InlineData("cells/1/id", "\"a b\"", "the id must be")]
    [InlineData("cells/1/id", "\"c3\"", "2 cells have the id \"c3\"")]
    [InlineData("cells/1/execution_count", "1", "clear all outputs")]
    [InlineData("cells/1/outputs", """[{"output_type":"stream","name":"stdout","text":"x"}]""", "clear all outputs")]
    [InlineData("cells/1/source", "\"var p = @\\\"C:\\\\Users\\\\me\\\";\"", "C:\\Users is an absolute path")]
    [InlineData("cells/1/source", "\"File.ReadAllText(\\\"/home/me/data.txt\\\")\"", "/home/me/data.txt is an absolute path")]
    [InlineData("cells/0/source", "\"![a](file:///a.png)\"", "file:/// is an absolute path")]
    public void What_is_not_in_form_is_named(string path, string? value, string says)
    {
        var json = JsonNode.Parse(File.ReadAllText(Fixture.Path("good.ipynb")))!;
        var names = path.Split('/');
        var parent = names[..^1].Aggregate(json, (node, name) => int.TryParse(name, out var index) ? node[index]! : node[name]!);
        if (value is null)
            parent.AsObject().Remove(names[^1]);
        else
            parent[names[^1]] = JsonNode.Parse(value);

        var problems = LessonForm.Problems(Notebook.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()), "x"));

        Assert.Contains(problems, problem => problem.Contains(says, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(100, 25, null)]
    [InlineData(101, 1, "line 1 has 101 characters")]
    [InlineData(1, 26, "26 lines; a cell has at most 25")]
    public void Code_fits_a_page(int width, int lines, string? says)
    {
        var notebook = Notebook.Load(Fixture.Path("good.ipynb"));
        var source = string.Join('\n', Enumerable.Repeat(new string('x', width), lines));
        notebook = notebook with { Cells = [notebook.Cells[0], notebook.Cells[1] with { Source = source }] };

        var problems = LessonForm.Problems(notebook).ToList();

        if (says is null)
            Assert.Empty(problems);
        else
            Assert.Contains(problems, problem => problem.Contains(says, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The rate is 1/x and α/home runs; see https://example.org/home/page and images/tmp/a.png.")]
    [InlineData("$f: \\mathbb{R} \\to \\mathbb{R}$, $A:\\mathbf{x}$")]
    public void Prose_that_only_looks_like_a_path_passes(string source)
    {
        var notebook = Notebook.Load(Fixture.Path("good.ipynb"));

        Assert.Empty(LessonForm.Problems(notebook with { Cells = [notebook.Cells[0] with { Source = source }] }));
    }
}
