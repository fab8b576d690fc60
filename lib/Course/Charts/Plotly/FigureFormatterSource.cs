namespace Course;

/// <summary>The forms of a figure: as any other result, and its parts for whoever draws pages.</summary>
internal sealed class FigureFormatterSource
{
#pragma warning disable CA1822 // .NET Interactive calls it on an instance.
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        .. new TypeFormatterSource().CreateTypeFormatters(),
        new MimeFormatter(MimeFormatter.Svg, value => ((Figure)value).ToSvg()),
        new MimeFormatter(MimeFormatter.Plotly, value => ((Figure)value).ToJson()),
    ];
#pragma warning restore CA1822
}
