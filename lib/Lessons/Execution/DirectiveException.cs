namespace Lessons.Execution;

/// <summary>A line beginning with # that the kernel cannot follow; the message is a sentence with the way out.</summary>
internal sealed class DirectiveException(string message, int line) : Exception(message)
{
    /// <summary>The line in the cell, from 1.</summary>
    public int Line { get; } = line;
}
