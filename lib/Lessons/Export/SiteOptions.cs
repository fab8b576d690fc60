namespace Lessons.Export;

/// <summary>How pages are written.</summary>
public sealed record SiteOptions
{
    /// <summary>Whether every lesson becomes one file that holds all it needs, with no index and no links between files.</summary>
    public bool SingleFile { get; init; }

    /// <summary>Whether the pages are the teacher's, with the plan of each lesson, the notes and the exercises solved.</summary>
    public bool Teacher { get; init; }

    /// <summary>The key of the pack that runs the pages' cells, <c>csharp.js</c> beside them; null for pages whose cells do not run.</summary>
    public string? Live { get; init; }

    /// <summary>The title of the course, on the index and above every lesson.</summary>
    public string Title { get; init; } = "Adaptive optimizers";

    /// <summary>One sentence on the course, below its title on the index.</summary>
    public string Description { get; init; } =
        "From gradient descent to Adam, AdamW and ZeRO: an interactive course in C#, each idea seen first, then derived, then run on real data.";

    /// <summary>The Plotly.NET.dll that carries plotly.js; null finds the <c>lib/bin/plotly</c> above the lessons or this tool.</summary>
    public string? PlotlyAssembly { get; init; }
}
