namespace Course;

/// <summary>Marks what shows as its HTML form in a notebook; .NET Interactive knows the attribute by this name.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type? source = null) : Attribute
{
    public Type FormatterSourceType => source ?? typeof(TypeFormatterSource);

    public string[] PreferredMimeTypes { get; set; } = [MimeFormatter.Html, MimeFormatter.Plain];
}
