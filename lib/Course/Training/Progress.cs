using System.Diagnostics;

namespace Course;

/// <summary>Tells the console how far a long computation is, from the third second on; short ones stay silent.</summary>
internal sealed class Progress(string what, string unit, long total)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Lock _lock = new();
    private TimeSpan _next = s_pause;

    public void Report(long done)
    {
        lock (_lock)
        {
            var elapsed = Stopwatch.GetElapsedTime(_start);
            if (elapsed < _next || done >= total) return;
            _next = elapsed + s_pause;
            Console.WriteLine(FormattableString.Invariant($"{what}: {done} of {total} {unit} after {elapsed.TotalSeconds:F0} s"));
        }
    }
}
