using Lessons.Notebooks;

namespace Lessons.Execution;

/// <summary>A notebook that was run, to its end or to the first failing cell.</summary>
/// <param name="Notebook">The notebook with the outputs of the cells that ran.</param>
/// <param name="Cells">How many cells ran.</param>
/// <param name="Failure">What stopped it; null if every cell ran.</param>
public sealed record RunResult(Notebook Notebook, int Cells, CellFailure? Failure);
