namespace Lessons.Tests.Export.Markup;

/// <summary>Everything an author may type within a line, in every place a line may stand, at its start, in its middle and at its end.</summary>
public sealed class VariantTests
{
    private static readonly (string Source, string Reading)[] s_constructs = Constructs();

    /// <summary>Where a line may stand, as Markdown around it, and how many lines are read before it.</summary>
    private static readonly (string Name, string Markdown, string Reading)[] s_places =
    [
        ("paragraph", "@", "@"),
        ("second line of a paragraph", "One\n@\nthree", "One @ three"),
        ("Windows paragraph", "One\r\n\r\n@\r\n\r\nthree", "One\n@\nthree"),
        ("list", "- @\n- two", "@\ntwo"),
        ("numbered list", "1. one\n2. @", "one\n@"),
        ("nested list", "- one\n  - @", "one\n@"),
        ("paragraph of a list", "- one\n\n  @", "one\n@"),
        ("quote", "> @", "@"),
        ("list in a quote", "> - @", "@"),
        ("heading", "## @", "@"),
        ("underlined heading", "@\n---", "@"),
        ("table", "| a | b |\n|---|---|\n| @ | d |", "a\nb\n@\nd"),
        ("head of a table", "| a | @ |\n|---|---|\n| c | d |", "a\n@\nc\nd"),
        ("folded", "<details><summary>s</summary>\n\n@\n\n</details>", "s\n@"),
    ];

    private static readonly (string Name, string Text)[] s_positions = [("alone", "@"), ("start", "@ is"), ("middle", "So @ is"), ("end", "So it is @")];

    public static TheoryData<string, string> Rows()
    {
        var rows = new TheoryData<string, string>();
        foreach (var (place, _, _) in s_places)
            foreach (var (position, _) in s_positions) rows.Add(place, position);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_line_reads_the_same_wherever_it_stands(string place, string position)
    {
        var (_, markdown, around) = s_places.Single(p => p.Name == place);
        var text = s_positions.Single(p => p.Name == position).Text;
        var wrong = new List<string>();
        foreach (var (source, reading) in s_constructs)
        {
            // A bar or a break would be the table's or the line's own.
            var typed = markdown.Replace("@", text.Replace("@", source, StringComparison.Ordinal), StringComparison.Ordinal);
            var expected = around.Replace("@", text.Replace("@", reading, StringComparison.Ordinal), StringComparison.Ordinal);
            var error = Record.Exception(() => Assert.Equal(Flat(expected), Flat(Reading.Of(typed))));
            if (error is not null) wrong.Add($"{typed}\n{error.Message}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    [Fact]
    public void There_are_enough_of_them() => Assert.True(s_constructs.Length * s_places.Length * s_positions.Length > 2000);

    /// <summary>Where a line of its own begins is the formula's affair; what is read is not.</summary>
    private static string Flat(string reading) => string.Join(' ', reading.Replace("⟦", " ⟦", StringComparison.Ordinal).Replace("⟧", "⟧ ", StringComparison.Ordinal)
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static (string Source, string Reading)[] Constructs() =>
        [.. File.ReadLines(Path.Combine(Fixture.Repository, "lib", "Lessons.Tests", "Export", "Markup", "constructs.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)).Chunk(2).Select(pair => (pair[0], pair[1].Trim()))];
}
