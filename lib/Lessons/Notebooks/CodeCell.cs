namespace Lessons.Notebooks;

/// <summary>A cell of code with what it printed and showed.</summary>
public sealed record CodeCell : Cell
{
    /// <summary>The place in the order of execution, from 1; null if the cell was not run.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>What the cell printed and showed, in order.</summary>
    public IReadOnlyList<Output> Outputs { get; init; } = [];
}
