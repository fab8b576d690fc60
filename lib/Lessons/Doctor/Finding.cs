namespace Lessons.Doctor;

/// <summary>One row of the doctor's table.</summary>
/// <param name="Need">What is needed.</param>
/// <param name="State">How it stands.</param>
/// <param name="Found">What was found: a version, a path, or what is wrong.</param>
internal sealed record Finding(string Need, State State, string Found)
{
    /// <summary>The command that mends it, or what else to do; empty where all is well.</summary>
    public string WayOut { get; init; } = "";

    /// <summary>Mends it, where that takes nothing away from the reader, and says what was done; null where it must be done by hand.</summary>
    /// <exception cref="MendException">It could not be mended.</exception>
    public Func<CancellationToken, Task<string>>? Mend { get; init; }

    /// <summary>Whether something is left to do.</summary>
    public bool IsFault => State is State.Missing or State.Old or State.Broken;
}
