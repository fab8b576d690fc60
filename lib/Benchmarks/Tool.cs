using System.Diagnostics;
using Lessons.Storage;

namespace Benchmarks;

/// <summary>The course's tool, as it was built with this program, and timed as the process that it is.</summary>
internal static class Tool
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="cache">Where it keeps what it need not make again; the reader's own place if null.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The seconds it took, what it said, and what it complained of; null if it ended well.</returns>
    public static (double Seconds, string Output, string? Failure) Run(string? cache, params string[] arguments)
    {
        // Both programs are built with the same settings into folders of the same shape.
        var built = Path.GetRelativePath(Path.Combine(Repository.Here.Root, "lib", "Benchmarks"), AppContext.BaseDirectory);
        var tool = Path.Combine(Repository.Here.Root, "lib", "Lessons", built, OperatingSystem.IsWindows() ? "lessons.exe" : "lessons");
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = Repository.Here.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        if (cache is not null) start.Environment["LESSONS_CACHE"] = cache;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (clock.Elapsed.TotalSeconds, output, process.ExitCode == 0 ? null : $"{output}{complaints.Result}".Trim());
    }
}
