using System.Text.RegularExpressions;
using Lessons.Export;
using Lessons.Export.Overview;

namespace Lessons.Tests.Export;

/// <summary>Which lesson builds on which, out of the lessons' opening lines.</summary>
public sealed partial class CourseTiesTests
{
    [Theory]
    [InlineData("You need: derivatives, and a little C#. Time: 35 minutes.", "")]
    [InlineData("You need: derivatives, and [a]. Time: 30 minutes.", "a")]
    [InlineData("You need: [a], [b] and [c]; [d] helps. Time: 35 minutes.", "a b c ~d")]
    [InlineData("You need: [a], and [b] help. Time: 40 minutes.", "a ~b")]
    [InlineData("You need: [a] and [b]; [c] and [d] help.", "a b ~c ~d")]
    [InlineData("You need: [a] &amp; <em>[b]</em>; it helps to know [c], not [d#part]", "a b ~c d")]
    [InlineData("You need [a] unhelpful [b]", "a b")]
    [InlineData("<a href=\"#here\">here</a>, <a>nowhere</a>", "")]
    [InlineData("", "")]
    public void What_a_line_links_to_is_needed_and_only_helps_where_its_clause_says_so(string line, string needs) =>
        Assert.Equal(needs, string.Join(' ', Need.In(Linked(line)).Select(need => (need.OnlyHelps ? "~" : "") + need.Address)));

    /// <summary>Lines of the lessons a, b, c …, apart by a stroke; ties as needer and needed, those that help with a ~.</summary>
    [Theory]
    [InlineData("", "", "", "0")]
    [InlineData("|[a]", "b<a", "b<a", "0 1")]
    [InlineData("|[a]|[a] and [b]", "b<a c<a c<b", "b<a c<b", "0 1 2")]
    [InlineData("|[a]|[b]; [a] helps", "b<a c<b c~a", "b<a c<b", "0 1 2")]
    [InlineData("|[a]|[a]; [b] helps", "b<a c<a c~b", "b<a c<a c~b", "0 1 2")]
    [InlineData("|[a]; [a] helps", "b<a", "b<a", "0 1")]
    [InlineData("[b]|[a]", "b<a", "b<a", "0 1")]
    [InlineData("[a]|[x]; [https://example.org/a] helps", "", "", "0 0")]
    [InlineData("|[a]|[b]|[a]|[c] and [d]", "b<a c<b d<a e<c e<d", "b<a c<b d<a e<c e<d", "0 1 2 1 3")]
    public void Lessons_build_on_those_before_them_and_what_follows_is_not_drawn(string lines, string all, string direct, string columns)
    {
        var ties = Ties(lines);
        Assert.Equal((all, direct, columns), (Words(ties.All), Words(ties.Direct), string.Join(' ', ties.Columns)));

        static string Words(IEnumerable<Tie> ties) => string.Join(' ', ties.Select(tie => $"{(char)('a' + tie.To)}{(tie.OnlyHelps ? '~' : '<')}{(char)('a' + tie.From)}"));
    }

    [Theory]
    [InlineData("|[a]|[a]; [b] helps|[b] and [c]", 2, "needs A · helped by B · opens D")]
    [InlineData("|[a]|[a]; [b] helps|[b] and [c]", 0, "opens B, C")]
    [InlineData("|", 1, "")]
    public void A_sentence_says_the_same(string lines, int lesson, string sentence) =>
        Assert.Equal(sentence, Ties(lines).Sentence(lesson, other => $"{(char)('A' + other)}"));

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("|[a]|[b]", 3, 1)]
    [InlineData("|[a]|[b]|[a]; [c] helps", 4, 2)]
    [InlineData("|||[a]|[b]|[c]|[d], [f] and [e]", 3, 3)]
    public void Boxes_stand_apart_and_every_tie_leads_to_the_right(string lines, int columns, int rows)
    {
        var (ties, count) = (Ties(lines), lines.Split('|').Length);
        var layout = new Layout(ties);
        Assert.Equal((columns, rows), (layout.Columns, layout.Rows));
        Assert.Equal(count, Enumerable.Range(0, count).Select(lesson => layout[lesson]).Distinct().Count());
        foreach (var (tie, way) in ties.Direct.Zip(layout.Ways))
        {
            Assert.Equal((layout[tie.From], layout[tie.To]), (way[0], way[^1]));
            Assert.Equal(Enumerable.Range(layout[tie.From].Column, way.Count), way.Select(place => place.Column));
            Assert.All(way, place => Assert.InRange(place.Row, 0, rows - 1));
            Assert.DoesNotContain(way.Skip(1).SkipLast(1), place => Enumerable.Range(0, count).Any(lesson => layout[lesson] == place));
        }
    }

    private static CourseTies Ties(string lines) => new([.. lines.Split('|').Index().Select(line => ($"{(char)('a' + line.Index)}", Need.In(Linked(line.Item))))]);

    private static string Linked(string line) => Link().Replace(line, "<a href=\"$1\">some, words; of. it</a>");

    [GeneratedRegex(@"\[([^\]]*)\]")]
    private static partial Regex Link();
}
