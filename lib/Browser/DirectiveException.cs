namespace Browser;

/// <summary>A line of a cell that begins with # and cannot be followed.</summary>
internal sealed class DirectiveException(string message, int line) : Exception(message)
{
    /// <summary>The line, from 1.</summary>
    public int Line => line;
}
