namespace Lessons.Tests.Live;

/// <summary>A fact about cells that run in a page, in Firefox; skipped where there is none, or the pack was not made yet.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FirefoxFactAttribute : FactAttribute
{
    public FirefoxFactAttribute() => Skip = LiveFactAttribute.WhyNot ?? (Firefox.Program is null ? Firefox.Missing : null);
}
