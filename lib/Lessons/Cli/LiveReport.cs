using System.Collections.Concurrent;
using Lessons.Execution;
using Spectre.Console;

namespace Lessons.Cli;

/// <summary>For a person at a terminal: the lessons that run at this moment, with a clock each.</summary>
internal sealed class LiveReport(ProgressContext progress) : ILessonReport
{
    private readonly ConcurrentDictionary<string, ProgressTask> _running = new();

    /// <summary>Shows the lessons while they run.</summary>
    public static Task<T> WhileAsync<T>(Func<ILessonReport, Task<T>> work) =>
        AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ElapsedTimeColumn())
            .StartAsync(progress => work(new LiveReport(progress)));

    public void Started(string path) =>
        _running[path] = progress.AddTask(Markup.Escape(Path.GetFileName(path))).IsIndeterminate();

    public void Ended(LessonResult result)
    {
        var color = result.Error is null ? "green" : "red";
        _running[result.Path].Description = $"[{color}]{Markup.Escape(Path.GetFileName(result.Path))}[/]";
        _running[result.Path].StopTask();
    }
}
