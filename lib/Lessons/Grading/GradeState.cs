namespace Lessons.Grading;

/// <summary>How an exercise stands; a better state is a greater one.</summary>
internal enum GradeState
{
    /// <summary>There is nothing to grade.</summary>
    NoAnswer,

    /// <summary>The answer cannot be graded: it does not compile, does not end, or ends the process.</summary>
    Stopped,

    /// <summary>The answer is not right.</summary>
    NotYet,

    /// <summary>The answer is right.</summary>
    Done,
}
