namespace Lessons.Doctor;

/// <summary>How it stands with a thing that a front end needs.</summary>
internal enum State
{
    /// <summary>It is there and fits.</summary>
    Good,

    /// <summary>It is not there, and nothing that is there needs it.</summary>
    Unused,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is there in a version that is too old.</summary>
    Old,

    /// <summary>It is there and cannot work.</summary>
    Broken,
}
