using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>A process that times something when asked, and answers in nanoseconds, a question and an answer a line.</summary>
internal sealed class Companion(Process process, string name) : IDisposable
{
    public double Ask(string question)
    {
        process.StandardInput.WriteLine(question);
        var answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{name} ended at the question \"{question}\".");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
