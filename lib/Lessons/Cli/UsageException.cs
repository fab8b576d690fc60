namespace Lessons.Cli;

/// <summary>A command line that cannot be followed; the message is a sentence with the way out.</summary>
internal sealed class UsageException(string message) : Exception(message);
