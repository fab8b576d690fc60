namespace Lessons.Notebooks;

/// <summary>A notebook file that cannot be used; the message is a sentence for the reader, with the way out.</summary>
public sealed class NotebookException(string message, Exception? cause = null) : Exception(message, cause);
