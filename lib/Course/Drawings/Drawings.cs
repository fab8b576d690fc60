namespace Course;

/// <summary>The pictures of the course that are not charts; <c>lessons images</c> writes them to images/.</summary>
public static class Drawings
{
    /// <summary>Every drawing.</summary>
    public static IReadOnlyList<Drawing> All { get; } = [FamilyDrawing.Draw(), NetworkDrawing.Draw(), ZeroDrawing.Draw()];
}
