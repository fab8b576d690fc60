using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Lessons.Notebooks;
using Lessons.Tests.Execution;

namespace Lessons.Tests.Notebooks;

/// <summary>What a lesson has tuned is worth its name: no best value on an edge of what was tried, no seed in both tuning and report, and its claims hold again on fresh seeds.</summary>
public sealed partial class TunedValuesTests
{
    public static TheoryData<string> Lessons => CourseTests.Lessons;

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task A_lesson_tunes_well_or_says_that_its_settings_are_by_hand(string name)
    {
        var lesson = (await CourseRun.Results).Single(result => Path.GetFileNameWithoutExtension(result.Path) == name && Fixture.Lessons().Contains(result.Path)).Executed!;
        var shown = lesson.Cells.OfType<CodeCell>().SelectMany(cell => cell.Outputs.OfType<DisplayOutput>()).ToList();
        var rows = shown.SelectMany(output => TunedRows(output.Data.GetValueOrDefault(Mime.Html, ""))).ToList();

        Assert.Empty(rows.SelectMany(Problems));
        if (rows.Count == 0)
            Assert.Matches(ByHand(), string.Join('\n', lesson.Cells.OfType<MarkdownCell>().Select(cell => cell.Source)));
        else
            Assert.Contains(shown, output => Repeated().IsMatch(output.Data.GetValueOrDefault(Mime.Text, "")));
    }

    [Theory]
    [InlineData("0.01", "0.001", "0.1", "0–4", "100–119", null)]
    [InlineData("0.1", "0.001", "0.1", "0–4", "100–119", "Adam: the best value, 0.1, is an edge of 0.001 to 0.1")]
    [InlineData("0.001", "0.001", "0.1", "0–4", "100–119", "Adam: the best value, 0.001, is an edge of 0.001 to 0.1")]
    [InlineData("1e-6", "1e-9", "0.001", "0–4", "4", "Adam: seeds 0–4 and 4 have some in common")]
    public void A_grid_that_is_cut_short_and_seeds_that_collide_are_found(string best, string from, string to, string seeds, string fresh, string? problem)
    {
        var html = $"<table><thead><tr><th>rule</th><th>best α</th><th>tried from</th></tr></thead><tbody><tr><td>Adam</td><td>{best}</td><td>{from}</td><td>{to}</td><td>9</td><td>{seeds}</td><td>1</td><td>1</td><td>1</td><td>{fresh}</td></tr></tbody></table>";
        Assert.Equal(problem is null ? [] : [problem], TunedRows(html).SelectMany(Problems));
    }

    /// <summary>The cells of each row of a table that says what was tried.</summary>
    private static IEnumerable<string[]> TunedRows(string html) => !html.Contains("tried from", StringComparison.Ordinal) ? [] :
        Row().Matches(html).Select(row => Cell().Matches(row.Value).Select(cell => WebUtility.HtmlDecode(cell.Groups[1].Value)).ToArray()).Where(cells => cells.Length == 10);

    private static IEnumerable<string> Problems(string[] row)
    {
        var (best, from, to) = (Number(row[1]), Number(row[2]), Number(row[3]));
        if (!(from < best && best < to)) yield return $"{row[0]}: the best value, {row[1]}, is an edge of {row[2]} to {row[3]}";
        if (Seeds(row[5]).Intersect(Seeds(row[9])).Any()) yield return $"{row[0]}: seeds {row[5]} and {row[9]} have some in common";
    }

    // A table writes a true minus, and fills a column up to the point with spaces as wide as a digit.
    private static double Number(string text) => double.Parse(text.Trim().Replace('−', '-'), CultureInfo.InvariantCulture);

    private static IEnumerable<int> Seeds(string range)
    {
        int[] ends = [.. range.Split('–').Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }

    [GeneratedRegex(@"(set|chosen|settings are) by hand")]
    private static partial Regex ByHand();

    [GeneratedRegex(@"\[\d+ of \d+ times\]")]
    private static partial Regex Repeated();

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<td[^>]*>(.*?)</td>", RegexOptions.Singleline)]
    private static partial Regex Cell();
}
