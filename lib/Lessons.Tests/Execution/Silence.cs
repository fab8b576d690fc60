using Lessons.Execution;

namespace Lessons.Tests.Execution;

/// <summary>Hears and says nothing.</summary>
internal sealed class Silence : ILessonReport
{
    public static Silence Report { get; } = new();

    public void Started(string path)
    {
    }

    public void Ended(LessonResult result)
    {
    }
}
