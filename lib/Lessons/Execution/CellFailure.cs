using Lessons.Notebooks;

namespace Lessons.Execution;

/// <summary>The cell that stopped a notebook.</summary>
/// <param name="Number">Its place among the cells that ran, from 1: what front ends show in brackets.</param>
/// <param name="CellId">Its id.</param>
/// <param name="Error">Why.</param>
public sealed record CellFailure(int Number, string CellId, ErrorOutput Error);
