namespace Lessons.Execution;

/// <summary>What a cell may take.</summary>
public sealed record RunOptions
{
    /// <summary>The time a cell may run; 60 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The text a cell may print, in characters; a million.</summary>
    public int PrintLimit { get; init; } = 1_000_000;

    /// <summary>What a cell may show, all forms together, in characters; 16 million, which holds plotly.js four times.</summary>
    public int ShowLimit { get; init; } = 16_000_000;
}
