using System.Text.Json;
using System.Text.RegularExpressions;
using Lessons.Notebooks;
using Lessons.Tests.Execution;

namespace Lessons.Tests.Notebooks;

/// <summary>The reader's flow is text and pictures: code that only draws or checks is mostly folded, a picture is never far, a title says what its chart shows.</summary>
public sealed partial class LessonFlowTests
{
    private const int OpenBlocks = 8;
    private const int LinesWithoutPicture = 60;
    private const int Column = 95;

    // What the charts' titles say something with; a new title with another verb adds it here, one without any is no sentence.
    private static readonly HashSet<string> s_verbs = [.. (
        "add adds agrees are arrives beats brings calms can cannot circles come costs creep decays decides diverge do does drops "
        + "end ends fade fall falls get gets has helps hides holds hover hovers is leads leaps learns lie looks lowers make makes may memorises "
        + "must needs outgrow pass pay pays reach recovers reshuffles rises says seem send set sets settle settles shrink shrinks "
        + "spares start stops swings trains turn vanish walk walks wants")
        .Split(' ')];

    public static TheoryData<string> Lessons => CourseTests.Lessons;

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Few_blocks_that_only_draw_or_check_stand_open(string name) => Assert.InRange(OpenDrawings(Load(name).Cells).Count(), 0, OpenBlocks);

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_picture_is_never_far(string name) => Assert.InRange(LongestText(Load(name).Cells), 1, LinesWithoutPicture - 1);

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Each_exercise_has_a_hint_behind_a_fold(string name)
    {
        var cells = Load(name).Cells;
        var exercises = cells.OfType<CodeCell>().Count(cell => cell.Source.Contains("Exercise.", StringComparison.Ordinal));
        var hints = cells.OfType<MarkdownCell>().Sum(cell => Hint().Count(cell.Source));
        Assert.Equal(exercises, hints);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task A_chart_is_titled_with_a_sentence(string name)
    {
        var lesson = (await CourseRun.Results).Single(result => Path.GetFileNameWithoutExtension(result.Path) == name && Fixture.Lessons().Contains(result.Path)).Executed!;
        var titles = lesson.Cells.OfType<CodeCell>().SelectMany(cell => cell.Outputs.OfType<DisplayOutput>())
            .Where(output => output.Data.ContainsKey(Mime.Plotly)).Select(output => JsonElement.Parse(output.Data[Mime.Plotly]))
            .Select(chart => chart.GetProperty("title").GetString()!).ToList();

        Assert.NotEmpty(titles);
        Assert.All(titles, title => Assert.True(IsSentence(title), $"“{title}” has no verb: say what the chart shows."));
    }

    [Fact]
    public void Ten_charts_in_seven_lessons_are_ways_over_a_landscape()
    {
        var lessons = Fixture.Lessons().Select(path => Notebook.Load(path).Cells.OfType<CodeCell>().Count(cell => cell.Source.Contains("Charts.Path(", StringComparison.Ordinal))).ToList();
        var code = string.Join('\n', Fixture.Lessons().SelectMany(path => Notebook.Load(path).Cells.OfType<CodeCell>()).Select(cell => cell.Source));

        Assert.True(lessons.Sum() >= 10 && lessons.Count(charts => charts > 0) >= 7, $"charts of ways in each lesson: {string.Join(", ", lessons)}");
        Assert.All(["Bowl", "new TurnedRavine(0)", "new TurnedRavine(45)", "new Saddle(", "new Rosenbrock", "new Plateau("], surface => Assert.Contains(surface, code, StringComparison.Ordinal));
    }

    [Fact]
    public void Code_that_only_draws_and_stands_open_is_counted()
    {
        CodeCell drawing = new() { Source = "Charts.Lines(…)" }, check = new() { Source = "Check.All(…)" }, answer = new() { Source = "Exercise.That(…, () => Charts.Lines(…) is { })" };
        Assert.Equal(2, OpenDrawings([drawing, check, drawing with { Tags = [CellTag.HideInput] }, answer, new CodeCell { Source = "var θ = 1;" }]).Count());
    }

    [Fact]
    public void Text_without_a_picture_is_counted_in_lines_of_the_page()
    {
        var line = new MarkdownCell { Source = new string('x', Column) + "\n\n" + new string('x', Column + 1) };
        var chart = new CodeCell { Source = "Charts.Lines(…)" };
        Assert.Equal(9, LongestText([line, new CodeCell { Source = "1" }, line, line, chart, line]));
        Assert.Equal(6, LongestText([line, chart, line, new MarkdownCell { Source = "![a](b.svg)" }, line, line]));
        Assert.Equal(3, LongestText([line with { Source = line.Source + "\n<details><summary>A hint</summary>\n\nOne.\n\n</details>" }]));
    }

    [Theory]
    [InlineData("A parameter without a gradient", false)]
    [InlineData("What decay leaves of a parameter", false)]
    [InlineData("Longer steps are better, until they are fatal", true)]
    public void A_title_without_a_verb_is_found(string title, bool isSentence) => Assert.Equal(isSentence, IsSentence(title));

    private static Notebook Load(string name) => Notebook.Load(Path.Combine(Fixture.Repository, "notebooks", name + ".ipynb")).ForStudents();

    private static IEnumerable<Cell> OpenDrawings(IEnumerable<Cell> cells) =>
        cells.Where(cell => cell is CodeCell && !cell.Has(CellTag.HideInput) && DrawsOrChecks().IsMatch(cell.Source) && !cell.Source.Contains("Exercise.", StringComparison.Ordinal));

    /// <summary>The most lines of text between two pictures, as wide as a page sets them; what is folded does not count.</summary>
    private static int LongestText(IEnumerable<Cell> cells)
    {
        var (longest, now) = (0, 0);
        foreach (var cell in cells)
        {
            var texts = cell is MarkdownCell ? Picture().Split(Folded().Replace(cell.Source, "")) : Draws().IsMatch(cell.Source) ? ["", ""] : [""];
            for (var i = 0; i < texts.Length; i++)
            {
                now = (i > 0 ? 0 : now) + texts[i].Split('\n', StringSplitOptions.RemoveEmptyEntries).Sum(line => (line.Length + Column - 1) / Column);
                longest = Math.Max(longest, now);
            }
        }

        return longest;
    }

    private static bool IsSentence(string title) => Word().Matches(title).Any(word => s_verbs.Contains(word.Value));

    [GeneratedRegex(@"\b(Charts|Check)\.")]
    private static partial Regex DrawsOrChecks();

    [GeneratedRegex(@"\bCharts\.")]
    private static partial Regex Draws();

    [GeneratedRegex(@"!\[.*?\]\(.*?\)", RegexOptions.Singleline)]
    private static partial Regex Picture();

    [GeneratedRegex("<details>.*?</details>", RegexOptions.Singleline)]
    private static partial Regex Folded();

    [GeneratedRegex(@"<details><summary>A hint</summary>\n\n.+?\n\n</details>", RegexOptions.Singleline)]
    private static partial Regex Hint();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
