namespace Lessons.Live;

/// <summary>What runs the pages' cells cannot be made on this machine; the message says why.</summary>
internal sealed class PackException(string message) : Exception(message);
