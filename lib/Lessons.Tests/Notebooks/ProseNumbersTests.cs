using System.Globalization;
using System.Text.RegularExpressions;
using Lessons.Notebooks;

namespace Lessons.Tests.Notebooks;

/// <summary>A number in the text is a claim, and a claim has a cell: the numbers that a lesson's text gives stand in its code too, as a setting or in a check.</summary>
public sealed partial class ProseNumbersTests
{
    // Numbers that a lesson gives without a cell of its own, and why it may.
    private static readonly Dictionary<string, (double[] Numbers, string Why)> s_elsewhere = new()
    {
        ["00-start-here"] = ([25, 30, 35], "the minutes of the lessons, which a test below compares"),
        ["02-momentum-and-ema"] = ([1500], "the rows of the airfoil data, which lesson 1 checks"),
        ["03-adagrad-and-rmsprop"] = ([21, 96], "word k is in one text of k + 1, as the chart's legend says"),
    };

    public static TheoryData<string> Lessons => CourseTests.Lessons;

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_number_in_the_text_stands_in_a_cell(string name)
    {
        var cells = Load(name).ForStudents().Cells;
        var proven = Numbers(string.Join('\n', cells.OfType<CodeCell>().Select(cell => cell.Source)), AnyNumber()).Select(found => found.Value).ToHashSet();
        var claims = cells.OfType<MarkdownCell>().SelectMany(cell => Numbers(NotProse().Replace(cell.Source, " "), NumberAlone()));
        var open = claims.Where(claim => !IsCountOrYear(claim.Value) && !proven.Contains(claim.Value)).ToList();
        var elsewhere = s_elsewhere.GetValueOrDefault(name).Numbers ?? [];

        Assert.Empty(open.Where(claim => !elsewhere.Contains(claim.Value)).Select(claim => claim.Where));
        Assert.All(elsewhere, number => Assert.Contains(number, open.Select(claim => claim.Value)));
    }

    [Fact]
    public void A_number_without_a_cell_is_found()
    {
        Assert.Equal([0.37, 10_000], Numbers(NotProse().Replace("The loss is 0.37 after 10 000 steps, see `0.5` and [11](lesson-12.ipynb).\n```\n13\n```", " "), NumberAlone())
            .Select(found => found.Value).Where(value => !IsCountOrYear(value)));
    }

    [Fact]
    public void The_map_and_the_README_say_how_long_each_lesson_takes()
    {
        var map = string.Join('\n', Load("00-start-here").Cells.OfType<MarkdownCell>().Select(cell => cell.Source));
        var readme = File.ReadAllText(Path.Combine(Fixture.Repository, "README.md"));
        foreach (var name in Fixture.Lessons().Select(path => Path.GetFileNameWithoutExtension(path)))
        {
            var minutes = Minutes().Match(string.Join('\n', Load(name).Cells.OfType<MarkdownCell>().Select(cell => cell.Source))).Groups[1].Value;
            Assert.Matches($@"\(notebooks/{name}\.ipynb\) · {minutes} min", readme);
            if (name != "00-start-here") Assert.Matches($@"\({name}\.ipynb\) \|[^|]*\| {minutes} \|", map);
        }
    }

    private static Notebook Load(string name) => Notebook.Load(Path.Combine(Fixture.Repository, "notebooks", name + ".ipynb"));

    // A small number counts something, or is that of a lesson.
    private static bool IsCountOrYear(double value) => value == Math.Floor(value) && (value <= Fixture.Lessons().Length - 1 || value is >= 1900 and < 2100);

    private static IEnumerable<(double Value, string Where)> Numbers(string text, Regex number)
    {
        text = Thousands().Replace(text, "");
        return number.Matches(text).Select(match => (double.Parse(match.Value, CultureInfo.InvariantCulture),
            $"{match.Value} in “…{text[Math.Max(0, match.Index - 40)..Math.Min(text.Length, match.Index + match.Length + 20)].ReplaceLineEndings(" ")}…”"));
    }

    /// <summary>Code, where links lead, elements, the list of references and the time a lesson takes.</summary>
    [GeneratedRegex(@"```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]*>|\*\*References\.\*\*.*|Time: \d+ minutes", RegexOptions.Singleline)]
    private static partial Regex NotProse();

    [GeneratedRegex(@"(?<![\w.])\d+(?:\.\d+)?(?!\w)")]
    private static partial Regex NumberAlone();

    [GeneratedRegex(@"\d+(?:\.\d+)?(?:e-?\d+)?")]
    private static partial Regex AnyNumber();

    [GeneratedRegex(@"(?<=\d)[_ \u00a0\u202f](?=\d{3}\b)")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"Time: (\d+) minutes")]
    private static partial Regex Minutes();
}
