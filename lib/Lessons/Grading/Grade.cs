namespace Lessons.Grading;

/// <summary>What grading says of one answer.</summary>
/// <param name="State">How the exercise stands.</param>
/// <param name="Reason">Why, in a few words; "" where the state says all.</param>
internal sealed record Grade(GradeState State, string Reason = "")
{
    /// <summary>The state in words, as an exercise shows it.</summary>
    public string Words => State switch
    {
        GradeState.Done => "done",
        GradeState.NotYet => "not yet",
        GradeState.Stopped => "stopped",
        _ => "no answer",
    };

    /// <summary>The state and the reason.</summary>
    public override string ToString() => Reason.Length > 0 ? $"{Words}: {Reason}" : Words;
}
