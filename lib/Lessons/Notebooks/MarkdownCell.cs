namespace Lessons.Notebooks;

/// <summary>A cell of prose and formulas.</summary>
public sealed record MarkdownCell : Cell;
