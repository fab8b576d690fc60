using Lessons.Execution;

namespace Lessons.Grading;

/// <summary>What a student's notebook may take.</summary>
/// <param name="Cell">The time for one of its cells.</param>
internal sealed record GradeLimits(TimeSpan Cell)
{
    /// <summary>The time for a notebook, in cells that use up theirs; 4.</summary>
    public int Cells { get; init; } = 4;

    /// <summary>The memory of its objects, in bytes; 1 GB.</summary>
    public long Heap { get; init; } = 1L << 30;

    /// <summary>The largest file that is read, in bytes; 50 MB, which holds a lesson that was saved with all its charts.</summary>
    public long FileSize { get; init; } = 50_000_000;

    /// <summary>The longest cell that is read, in characters.</summary>
    public int CellLength { get; init; } = 20_000;

    /// <summary>What one cell may print and show.</summary>
    public RunOptions Run => new() { Timeout = Cell, PrintLimit = 100_000, ShowLimit = 8_000_000 };

    /// <summary>The time for the whole notebook.</summary>
    public TimeSpan Notebook => Cell * Cells;
}
