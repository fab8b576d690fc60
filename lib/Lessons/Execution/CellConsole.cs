using System.Text;

namespace Lessons.Execution;

/// <summary>The console as a cell sees it: what it writes becomes an output of the running cell.</summary>
internal sealed class CellConsole(string stream) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Line ends are the same on every machine, so that pages are.</summary>
    public override string NewLine => "\n";

    /// <summary>Redirects the process's console to the running cell; there is nothing to read.</summary>
    public static void Attach()
    {
        Console.SetOut(new CellConsole("stdout"));
        Console.SetError(new CellConsole("stderr"));
        Console.SetIn(TextReader.Null);
    }

    public override void Write(char value) => CellOutput.Current?.Write(stream, [value]);

    public override void Write(string? value) => CellOutput.Current?.Write(stream, value);

    public override void Write(char[] buffer, int index, int count) => CellOutput.Current?.Write(stream, buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => CellOutput.Current?.Write(stream, buffer);

    public override void WriteLine(string? value) => Write(value + NewLine);
}
