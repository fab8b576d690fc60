namespace Lessons.Notebooks;

/// <summary>The cell tags the tool honours; they mean what they mean to nbclient and Jupyter Book.</summary>
public static class CellTag
{
    /// <summary>The cell may throw: its error is kept as an output and the next cell runs.</summary>
    public const string RaisesException = "raises-exception";

    /// <summary>The cell is shown but not run.</summary>
    public const string SkipExecution = "skip-execution";

    /// <summary>The cell runs; a page shows its outputs and folds its code away.</summary>
    public const string HideInput = "hide-input";

    /// <summary>The cell runs; a page shows neither its code nor its outputs.</summary>
    public const string RemoveCell = "remove-cell";

    /// <summary>The Markdown cell is a note for the teacher: one HTML comment, which only the teacher's page shows.</summary>
    public const string Teacher = "teacher";

    /// <summary>What begins a tag like <c>slow-in-page-40</c>: where a page runs the cell itself, that takes about so many seconds, and the page says so first.</summary>
    public const string SlowInPage = "slow-in-page-";
}
