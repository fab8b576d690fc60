namespace Lessons.Export;

/// <summary>Pages that cannot be made; the message says in which lesson and cell, and what to do.</summary>
public sealed class ExportException(string message, Exception? cause = null) : Exception(message, cause);
