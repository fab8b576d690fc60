using Lessons.Notebooks;

namespace Lessons.Execution;

/// <summary>How a lesson's run ended.</summary>
/// <param name="Path">The notebook's file.</param>
/// <param name="Executed">The notebook with its outputs; null if it could not be run at all.</param>
/// <param name="Cells">How many cells ran.</param>
/// <param name="Time">How long it took, its process included.</param>
public sealed record LessonResult(string Path, Notebook? Executed, int Cells, TimeSpan Time)
{
    /// <summary>Why it failed, for a reader; null if it did not.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the outputs are those of an earlier run of the same notebook.</summary>
    public bool IsCached { get; init; }
}
