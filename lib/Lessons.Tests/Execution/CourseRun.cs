using Lessons.Execution;
using Lessons.Storage;

namespace Lessons.Tests.Execution;

/// <summary>The course itself, lessons and solutions, run once for all tests that look at it.</summary>
/// <remarks>It shares the cache of the user's own runs: after an export nothing is left to run.</remarks>
internal static class CourseRun
{
    private static readonly Lazy<Task<IReadOnlyList<LessonResult>>> s_run = new(RunAsync);

    /// <summary>The lessons in reading order, then the solutions.</summary>
    public static Task<IReadOnlyList<LessonResult>> Results => s_run.Value;

    private static async Task<IReadOnlyList<LessonResult>> RunAsync()
    {
        // How long a cell takes is a matter of the machine and of what else runs on it.
        var options = new RunOptions { Timeout = TimeSpan.FromMinutes(10) };
        var cache = new ResultCache(new(Repository.Here), CacheFolder.Users);
        return await new LessonRunner(options, cache, reuse: true).RunAsync([.. Fixture.Lessons(), .. Fixture.Solutions()], Silence.Report, CancellationToken.None);
    }
}
