namespace Lessons.Notebooks;

/// <summary>Text a cell printed.</summary>
/// <param name="Name">"stdout" or "stderr".</param>
/// <param name="Text">The text, with its line ends.</param>
public sealed record StreamOutput(string Name, string Text) : Output;
