using System.Text.RegularExpressions;
using Lessons.Storage;

namespace Course.Tests;

/// <summary>A colour or a class that two languages must write down is the same in both.</summary>
public partial class OneLookTests
{
    private static readonly string s_css = Read("lib/Lessons/Export/Assets/style.css");

    [Theory]
    [InlineData("card", "raised")]
    [InlineData("ink", "ink")]
    [InlineData("quiet", "quiet")]
    public void A_drawing_has_the_colours_of_the_page(string drawing, string page)
    {
        var svg = Drawings.All[0].Svg;
        var drawn = Regex.Matches(svg, $"--{drawing}: (#[0-9a-f]{{6}})").Select(match => match.Groups[1].Value);
        var written = Regex.Match(s_css, $@"--{page}: light-dark\((#[0-9a-f]{{6}}), (#[0-9a-f]{{6}})\)").Groups.Values.Skip(1).Select(group => group.Value);
        Assert.Equal(written, drawn);
    }

    [Fact]
    public void The_script_of_a_notebook_writes_the_grey_of_the_theme() =>
        Assert.Contains($"\"hoverlabel.bordercolor\": \"{Theme.Grey}\"", Read("lib/Course/Charts/Plotly/notebook.js"), StringComparison.Ordinal);

    [Fact]
    public void The_style_sheet_of_the_page_knows_each_class_that_a_value_brings()
    {
        string[] shown =
        [
            Check.Close(1, 1, 0, "one").ToHtml(), Table.Of([("a", 1.5)], "name", "value").ToHtml(),
            Exercise.Number("solved", () => 1, 1, 0.1).ToHtml(), Exercise.Number("open", () => double.NaN, 1, 0.1).ToHtml(),
        ];
        var classes = shown.SelectMany(html => ClassAttribute().Matches(html)).SelectMany(match => match.Groups[1].Value.Split(' ')).ToHashSet();
        Assert.Superset(new HashSet<string> { "check", "number", "exercise", "open" }, classes);
        Assert.All(classes, name => Assert.Matches($@"\.{name}\b", s_css));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Here.Root, file));

    [GeneratedRegex("class=\"([^\"]*)\"")]
    private static partial Regex ClassAttribute();
}
