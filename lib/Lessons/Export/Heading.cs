namespace Lessons.Export;

/// <summary>A numbered heading of a lesson, as the contents list it.</summary>
/// <param name="Level">2 for a section, 3 for a part of one.</param>
/// <param name="Id">The anchor.</param>
/// <param name="Number">"3" or "3.1".</param>
/// <param name="Html">The title, with its formulas.</param>
internal sealed record Heading(int Level, string Id, string Number, string Html);
