namespace Lessons.Execution;

/// <summary>Hears how lessons get on, from several threads.</summary>
internal interface ILessonReport
{
    /// <summary>A lesson's turn has come.</summary>
    void Started(string path);

    /// <summary>A lesson has ended, well or not.</summary>
    void Ended(LessonResult result);
}
