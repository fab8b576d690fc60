namespace Course;

/// <summary>A picture made of shapes and words, drawn from the library's own data.</summary>
/// <param name="Name">Its file name in images/, such as <c>optimizers.svg</c>.</param>
/// <param name="Description">What it shows, in words: the text alternative.</param>
/// <param name="Svg">The picture itself; it follows a light or dark system.</param>
public sealed record Drawing(string Name, string Description, string Svg);
