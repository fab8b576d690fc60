namespace Lessons.Tests.Export;

/// <summary>A fact about a page in a real browser; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Program is null ? Chromium.Missing : null;
}
