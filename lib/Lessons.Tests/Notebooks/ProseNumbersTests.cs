using System.Globalization;
using System.Text.RegularExpressions;
using Lessons.Notebooks;
using Lessons.Tests.Execution;

namespace Lessons.Tests.Notebooks;

/// <summary>A number in the prose is a claim, and a claim has a cell: it stands in the code or comes out of a cell of the same lesson.</summary>
/// <remarks>Whole numbers to ten count things and are let through, as are years, minutes, numbers of lessons, tables and pure formulas.</remarks>
public sealed partial class ProseNumbersTests
{
    private const int LargestCount = 10;

    /// <summary>Numbers that no cell of the lesson has, each with why it may stand there.</summary>
    private static readonly Dictionary<(string Lesson, string Number), string> s_exceptions = new()
    {
        [("01-gradient-descent", "150")] = "1500 rows in batches of 10, which the sentence says",
        [("02-momentum-and-ema", "1500")] = "the rows of the data, as lesson 1 shows",
        [("02-momentum-and-ema", "12")] = "the condition number that lesson 1 computes",
        [("05-adam", "0.95")] = "the limit of the learning rate that lesson 1 computes",
        [("06-adamw", "80")] = "1500 rows less the 1420 that the code sets aside",
        [("08-optimizer-state", "124")] = "the size of GPT-2 in millions, which the code has in full",
        [("08-optimizer-state", "0.004")] = "2 to the power of −8, as the formula beside it says",
        [("08-optimizer-state", "113")] = "16 units with 5 inputs: 6 · 16 + 17",
        [("09-zero", "36")] = "the next multiple of 4 chunks",
        [("09-zero", "2.85")] = "the size of T5-3B in billions, as its paper has it",
    };

    public static TheoryData<string> Lessons => CourseTests.Lessons;

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task A_number_in_the_prose_stands_in_a_cell(string name)
    {
        var result = (await CourseRun.Results).Single(result => result.Path == Path.Combine(Fixture.Repository, "notebooks", $"{name}.ipynb"));
        Assert.Null(result.Error);
        var known = result.Executed!.Cells.OfType<CodeCell>().SelectMany(cell => cell.Outputs.Select(TextOf).Prepend(cell.Source)).SelectMany(NumbersOf).ToHashSet();

        var open = Claims(result.Executed).Where(claim => !IsKnown(claim.Number, known)).ToList();
        var unexplained = open.Where(claim => !s_exceptions.ContainsKey((name, claim.Number))).Select(claim => $"{claim.Number} in “{claim.Where}”").ToList();
        var needless = s_exceptions.Keys.Where(key => key.Lesson == name && open.TrueForAll(claim => claim.Number != key.Number));

        Assert.True(unexplained.Count == 0, $"No cell shows these numbers; add a Check:\n{string.Join('\n', unexplained)}");
        Assert.Empty(needless);
    }

    [Theory]
    [InlineData("A loss of 12.5 after 2 000 steps, 30 minutes, lesson 12, 2019.", "12.5 2000")]
    [InlineData("`x = 99` and $\\beta = 0.77$, $$y = 55$$, [a paper, 2014](https://a.org/1412.6980), 37 %", "0.77 37")]
    [InlineData("| 11 |\n# 12\n```\n13\n```\nDivided by 14.", "14")]
    public void Claims_are_told_from_other_numbers(string prose, string numbers) =>
        Assert.Equal(numbers, string.Join(' ', Claims(new Notebook { Cells = [new MarkdownCell { Source = prose }] }).Select(claim => claim.Number)));

    /// <summary>Whether a known number, or a hundred times it, rounds to this one.</summary>
    private static bool IsKnown(string number, HashSet<double> known)
    {
        var (value, decimals) = (double.Parse(number, CultureInfo.InvariantCulture), number.Contains('.', StringComparison.Ordinal) ? number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1 : 0);
        return known.Any(one => Near(one) || Near(100 * one));

        bool Near(double one) => Math.Abs(one - value) <= 0.5001 * Math.Pow(10, -decimals);
    }

    private static IEnumerable<(string Number, string Where)> Claims(Notebook notebook)
    {
        foreach (var cell in notebook.Cells.OfType<MarkdownCell>())
        {
            var prose = NotProse().Replace(Link().Replace(cell.Source, link => Cited().IsMatch(link.Groups[1].Value) ? " " : link.Groups[1].Value), " ").Replace("\\,", " ", StringComparison.Ordinal);
            foreach (Match match in Number().Matches(prose))
            {
                var number = Gap().Replace(match.Value, "");
                if (number.Contains('.', StringComparison.Ordinal) || double.Parse(number, CultureInfo.InvariantCulture) > LargestCount)
                    yield return (number, prose[Math.Max(0, match.Index - 40)..Math.Min(prose.Length, match.Index + match.Length + 25)].ReplaceLineEndings(" "));
            }
        }
    }

    private static IEnumerable<double> NumbersOf(string text) =>
        Known().Matches(text).Select(match => double.Parse(Gap().Replace(match.Value, "").Replace('−', '-'), CultureInfo.InvariantCulture));

    private static string TextOf(Output output) => output switch
    {
        StreamOutput stream => stream.Text,
        DisplayOutput display => display.Data.GetValueOrDefault(Mime.Text, ""),
        _ => "",
    };

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[Ll]esson|\d{4}")]
    private static partial Regex Cited();

    [GeneratedRegex(@"```.*?```|\$\$.*?\$\$|`[^`]*`|(?m:^(?:\#|\|)[^\n]*)|\*\*References.*|\b(?:19|20)\d\d\b|\d+ min\w*|[Ll]essons? \d+(?: (?:and|to|or) \d+)?", RegexOptions.Singleline)]
    private static partial Regex NotProse();

    [GeneratedRegex(@"(?<![\w.^_\-–/])(?:\d{1,3}(?:[  ,]\d{3})+|\d+)(?:\.\d+)?(?!\w)")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<![A-Za-z_\d.])(?:\d{1,3}(?:[  , ]\d{3})+(?!\d)|[\d_]*\d)(?:\.\d+)?(?:[eE][-+−]?\d+)?")]
    private static partial Regex Known();

    [GeneratedRegex(@"[_,\s]")]
    private static partial Regex Gap();
}
