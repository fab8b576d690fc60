namespace Lessons.Notebooks;

/// <summary>The exception or compile error that ended a cell.</summary>
/// <param name="Name">The exception's type, or "CompileError".</param>
/// <param name="Message">What it says.</param>
/// <param name="Traceback">The cell's source with the line marked, and the stack without the scripting machinery.</param>
public sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback) : Output;
