using System.Text;
using Lessons.Execution;
using Lessons.Notebooks;

namespace Lessons.Tests.Execution;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("""{"kernelspec":{"name":"python3","language":"python"}}""", "{}", "Python")]
    [InlineData("""{"language_info":{"name":"python"}}""", "{}", "Python")]
    [InlineData("""{"kernelspec":{"name":"ir"}}""", "{}", "Ir")]
    [InlineData("""{"kernelspec":{"name":".net-fsharp","language":"F#"}}""", """{"polyglot_notebook":{"kernelName":"fsharp"}}""", "F#")]
    [InlineData("""{"kernelspec":{"name":".net-fsharp","language":"F#"}}""", """{"polyglot_notebook":{"kernelName":"C#"}}""", null)]
    [InlineData("""{"kernelspec":{"name":".net-csharp","language":"C#"}}""", "{}", null)]
    [InlineData("""{"kernelspec":{"name":".net-csharp"}}""", "{}", null)]
    [InlineData("""{"language_info":{"name":"csharp"}}""", "{}", null)]
    [InlineData("{}", "{}", null)]
    public void A_notebook_of_another_language_is_known_by_it(string notebook, string cell, string? language) =>
        Assert.Equal(language, Language.OtherThanCSharp(Parse(notebook, cell)));

    [Theory]
    [InlineData("""{"polyglot_notebook":{"kernelName":"C#"}}""", null)]
    [InlineData("""{"dotnet_interactive":{"language":"cs"}}""", null)]
    [InlineData("{}", null)]
    [InlineData("""{"polyglot_notebook":{"kernelName":"fsharp"}}""", "fsharp")]
    [InlineData("""{"dotnet_interactive":{"language":"sql"}}""", "sql")]
    public void A_cell_of_another_language_is_known_by_it(string cell, string? language) =>
        Assert.Equal(language, Language.OtherThanCSharp((CodeCell)Parse("{}", cell).Cells[0]));

    private static Notebook Parse(string notebook, string cell) => Notebook.Parse(
        Encoding.UTF8.GetBytes($$"""{"nbformat":4,"metadata":{{notebook}},"cells":[{"cell_type":"code","metadata":{{cell}},"source":"1"}]}"""), "x.ipynb");
}
