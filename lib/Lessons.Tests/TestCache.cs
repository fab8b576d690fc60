using System.Runtime.CompilerServices;

namespace Lessons.Tests;

/// <summary>Keeps what the tests cache away from what a user's own runs did.</summary>
internal static class TestCache
{
    [ModuleInitializer]
    internal static void Redirect() => Environment.SetEnvironmentVariable("LESSONS_CACHE", Path.Combine(AppContext.BaseDirectory, "cache"));
}
