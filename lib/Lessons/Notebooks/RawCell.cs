namespace Lessons.Notebooks;

/// <summary>A cell that is neither run nor rendered.</summary>
public sealed record RawCell : Cell;
