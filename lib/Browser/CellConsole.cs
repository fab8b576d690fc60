using System.Text;

namespace Browser;

/// <summary>The console as a cell sees it: what it writes becomes an output of the page, in pieces and up to a limit.</summary>
internal sealed class CellConsole(string stream) : TextWriter
{
    private const int Piece = 4096;
    private const int Most = 100_000;
    private const int Milliseconds = 50;

    private static readonly StringBuilder s_pending = new();
    private static string s_stream = "stdout";
    private static int s_written;
    private static long s_sent;

    public override Encoding Encoding => Encoding.UTF8;

    public override string NewLine => "\n";

    /// <summary>A new cell may print as much as any other.</summary>
    public static void BeginCell() => s_written = 0;

    /// <summary>Sends what has not been sent.</summary>
    public static void FlushPending()
    {
        if (s_pending.Length > 0) Bridge.Send(s_stream, s_pending.ToString(), "");
        s_pending.Clear();
        s_sent = Environment.TickCount64;
    }

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void WriteLine(string? value) => Write(value + NewLine);

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (stream != s_stream) FlushPending();
        s_stream = stream;
        s_written += buffer.Length;
        if (s_written > Most)
        {
            FlushPending();
            throw new IOException("The cell has printed a hundred thousand characters; a page does not take more.");
        }

        s_pending.Append(buffer);
        // Many short lines go together, else their messages would outnumber what the page can take in.
        if (s_pending.Length > Piece || (buffer.Contains('\n') && Environment.TickCount64 - s_sent > Milliseconds)) FlushPending();
    }
}
