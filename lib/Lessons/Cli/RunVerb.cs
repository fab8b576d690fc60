namespace Lessons.Cli;

/// <summary><c>lessons run</c>: executes notebooks and says how it went.</summary>
internal static class RunVerb
{
    public static async Task<ExitCode> RunAsync(Session session, CancellationToken ct) =>
        session.Summarize(await session.RunLessonsAsync(reuse: false, ct));
}
