using Markdig.Syntax.Inlines;

namespace Lessons.Export.Markup;

/// <summary>A formula within a paragraph.</summary>
/// <param name="latex">The formula, without its dollars.</param>
/// <param name="isDisplayed">Whether it stands on a line of its own.</param>
internal sealed class FormulaInline(string latex, bool isDisplayed) : LeafInline
{
    /// <summary>The formula, without its dollars.</summary>
    public string Latex { get; } = latex;

    /// <summary>Whether it stands on a line of its own.</summary>
    public bool IsDisplayed { get; } = isDisplayed;
}
