namespace Course;

/// <summary>A chart with all that belongs to it: title, description, caption, axes and the numbers behind it.</summary>
/// <remarks>It shows itself as HTML in a notebook, as text in a terminal, as SVG where no script runs, and offers the exported page its parts as JSON.</remarks>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [MimeFormatter.Html, MimeFormatter.Plain, MimeFormatter.Svg])]
public sealed partial record Figure : IShown
{
    private readonly string _parts;

    internal Figure(string title, string description, string xAxis, string yAxis, Table data, string parts) =>
        (Title, Description, XAxis, YAxis, Data, _parts) = (title, description, xAxis, yAxis, data, parts);

    /// <summary>What the chart is about.</summary>
    public string Title { get; init; }

    /// <summary>What there is to see, in one sentence, for those who do not see it.</summary>
    public string Description { get; init; }

    /// <summary>What to read out of it; empty where the title says it all.</summary>
    public string Caption { get; init; } = "";

    /// <summary>The title of the horizontal axis, with its unit.</summary>
    public string XAxis { get; }

    /// <summary>The title of the vertical axis, with its unit.</summary>
    public string YAxis { get; }

    /// <summary>The numbers drawn.</summary>
    public Table Data { get; }

    /// <summary>How a page that runs C# draws the figure anew; null where it is as it is.</summary>
    internal LiveFigure? Live { get; init; }

    /// <summary>The parts of the figure for plotly.js 2.28, with title, description, caption and data, as one JSON object.</summary>
    public string ToJson() =>
        $"{{{_parts},\"title\":{JsonText.Of(Title)},\"description\":{JsonText.Of(Description)},\"caption\":{JsonText.Of(Caption)}," +
        (Live is { } live ? $"\"live\":{JsonText.Of(live.Offers)}," : "") +
        $"\"table\":{JsonText.Of(new { columns = Data.Headers, rows = Data.Rows })}}}";

    /// <summary>What plotly.js needs to draw the figure, and nothing else.</summary>
    internal string ToPlotlyJson() => $"{{{_parts}}}";

    /// <summary>The figure for a notebook's page; the first one of a process, and whatever has its title, brings plotly.js along.</summary>
    public string ToHtml() => NotebookHtml.Of(this);

    /// <summary>The chart as it stands when it opens, as one SVG that needs no script: 700 pixels wide, at most 40 kB, the same bytes each time.</summary>
    public string ToSvg() => Still.Of(this);

    /// <summary>Title, description and the numbers in short.</summary>
    public override string ToString()
    {
        const int shown = 8;
        var rows = Data.Rows.Count <= shown ? Data.Rows
            : [.. Enumerable.Range(0, shown).Select(i => Data.Rows[(int)((long)i * (Data.Rows.Count - 1) / (shown - 1))])];
        var more = Data.Rows.Count > shown ? $"\n({shown} of {Data.Rows.Count} rows)" : "";
        return string.Join('\n', new[] { Title, Description, Caption, new Table(Data.Headers, rows) + more }.Where(line => line.Length > 0));
    }
}
