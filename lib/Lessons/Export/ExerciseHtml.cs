namespace Lessons.Export;

/// <summary>An exercise as a page shows it.</summary>
/// <param name="Title">What its grading calls it.</param>
/// <param name="Anchor">The id of its place in the lesson; "" if nothing asks for it there.</param>
/// <param name="Html">What it asks, without its number and its solution.</param>
internal sealed record ExerciseHtml(string Title, string Anchor, string Html);
