namespace Lessons.Execution;

/// <summary>A kernel that cannot run cells any more; the message is the reason, a sentence.</summary>
public sealed class KernelException(string message, Exception? cause = null) : Exception(message, cause);
