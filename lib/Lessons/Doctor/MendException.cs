namespace Lessons.Doctor;

/// <summary>What could not be mended; the message is a sentence with the way out.</summary>
internal sealed class MendException(string message) : Exception(message);
