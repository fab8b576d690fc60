namespace Lessons.Export.Math;

/// <summary>A formula that cannot be drawn; the message names the command and what to do about it.</summary>
internal sealed class MathException(string message) : Exception(message);
