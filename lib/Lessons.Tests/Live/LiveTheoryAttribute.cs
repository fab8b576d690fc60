namespace Lessons.Tests.Live;

/// <summary>A theory about cells that run in a page; skipped where there is no browser, or the pack was not made yet.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LiveTheoryAttribute : TheoryAttribute
{
    public LiveTheoryAttribute() => Skip = LiveFactAttribute.WhyNot;
}
