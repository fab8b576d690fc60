namespace Course;

/// <summary>A part of a plot that is JSON already, for one that many plots share.</summary>
internal sealed record JsonPart(string Text);
