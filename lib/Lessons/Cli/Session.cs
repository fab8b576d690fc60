using System.Globalization;
using Lessons.Execution;
using Lessons.Storage;

namespace Lessons.Cli;

/// <summary>What every verb works with: the repository, the lessons meant, the limits, and where to speak.</summary>
internal sealed record Session(Repository Repository, IReadOnlyList<string> Notebooks, RunOptions Options, TextWriter Out, TextWriter Error)
{
    /// <summary>Runs the lessons, with their progress shown as suits the terminal or file that is written to.</summary>
    /// <param name="reuse">Whether the outputs of an earlier run of an unchanged notebook will do.</param>
    /// <param name="ct">Ends the run.</param>
    public async Task<IReadOnlyList<LessonResult>> RunLessonsAsync(bool reuse, CancellationToken ct)
    {
        if (Repository.Staleness() is { } stale)
            Error.WriteLine(stale);
        var runner = new LessonRunner(Options, new(new(Repository)), reuse);
        var lines = new LineReport(Out);
        if (Out != Console.Out || Console.IsOutputRedirected)
            return await runner.RunAsync(Notebooks, lines, ct);

        var results = await LiveReport.WhileAsync(live => runner.RunAsync(Notebooks, live, ct));
        foreach (var result in results)
            lines.Ended(result);
        return results;
    }

    /// <summary>Says how many lessons ran and failed.</summary>
    public ExitCode Summarize(IReadOnlyList<LessonResult> results)
    {
        var failed = results.Count(result => result.Error is not null);
        Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{results.Count - failed} passed, {failed} failed"));
        return failed == 0 ? ExitCode.Success : ExitCode.LessonFailed;
    }
}
