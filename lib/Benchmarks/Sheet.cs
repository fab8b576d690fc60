using Spectre.Console;

namespace Benchmarks;

/// <summary>A table of the report, for the screen and for RESULTS.md.</summary>
internal sealed record Sheet(string Title, string[] Header, IReadOnlyList<string[]> Rows)
{
    /// <summary>What a reader must know beside the numbers.</summary>
    public string Note { get; init; } = "";

    public void Show()
    {
        var table = new Table().Title(Markup.Escape(Title)).Border(TableBorder.Rounded);
        foreach (var (i, column) in Header.Index()) table.AddColumn(column, c => c.Alignment = i == 0 ? Justify.Left : Justify.Right);
        foreach (var row in Rows) table.AddRow([.. row.Select(Markup.Escape)]);
        AnsiConsole.Write(table);
        if (Note != "") AnsiConsole.MarkupLineInterpolated($"[grey]{Note}[/]");
        AnsiConsole.WriteLine();
    }

    public string ToMarkdown() => string.Join('\n',
        [$"\n## {Title}\n", Line(Header), $"|---|{string.Concat(Header.Skip(1).Select(_ => "---:|"))}", .. Rows.Select(Line), .. Note == "" ? (string[])[] : ["", Note], ""]);

    private static string Line(string[] cells) => $"| {string.Join(" | ", cells)} |";
}
