namespace Lessons.Notebooks;

/// <summary>A cell of prose and formulas.</summary>
public sealed record MarkdownCell : Cell
{
    /// <summary>Whether the cell is a note for the teacher, which students do not see.</summary>
    public bool IsNote => Has(CellTag.Teacher);

    /// <summary>Whether the cell is part of what everybody reads.</summary>
    public bool IsProse => !IsNote && !Has(CellTag.RemoveCell);
}
