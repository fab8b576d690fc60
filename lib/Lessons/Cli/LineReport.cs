using System.Globalization;
using Lessons.Execution;

namespace Lessons.Cli;

/// <summary>A line per lesson as it ends, and a failing cell below its line.</summary>
internal sealed class LineReport(TextWriter output) : ILessonReport
{
    private readonly Lock _lock = new();

    public void Started(string path)
    {
    }

    public void Ended(LessonResult result)
    {
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{(result.Error is null ? "ok  " : "FAIL")}  {Path.GetFileName(result.Path),-36} {result.Cells,3} cells {result.Time.TotalSeconds,6:0.0} s{(result.IsCached ? "  unchanged" : "")}");
        lock (_lock)
        {
            output.WriteLine(line);
            if (result.Error is { } error)
                output.WriteLine(string.Join('\n', error.Split('\n').Select(text => $"      {text}".TrimEnd())));
        }
    }
}
