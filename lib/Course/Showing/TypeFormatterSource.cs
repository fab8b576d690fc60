namespace Course;

/// <summary>The forms in which what carries <see cref="TypeFormatterSourceAttribute"/> shows.</summary>
internal sealed class TypeFormatterSource
{
#pragma warning disable CA1822 // .NET Interactive calls it on an instance.
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter(MimeFormatter.Html, HtmlOf),
        new MimeFormatter(MimeFormatter.Plain, value => value.ToString()),
    ];
#pragma warning restore CA1822

    /// <summary>The HTML of a value: its own, or for the quantities of a rule's box a table of names and numbers.</summary>
    public static string HtmlOf(object value) => value switch
    {
        IShown shown => shown.ToHtml(),
        _ => new Table(["name", "value"], value.GetType().GetProperties().Select(p => new[] { p.Name, p.GetValue(value) })).ToHtml(),
    };
}
