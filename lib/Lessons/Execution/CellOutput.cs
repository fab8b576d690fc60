using System.Text;
using System.Threading.Channels;
using Lessons.Notebooks;

namespace Lessons.Execution;

/// <summary>Where a running cell's outputs go, from whatever thread; text is collected to whole lines.</summary>
internal sealed class CellOutput(ChannelWriter<Output> writer)
{
    private const int MostPending = 4096;

    private readonly StringBuilder _pending = new();
    private readonly Lock _lock = new();
    private string _stream = "stdout";

    /// <summary>The cell that runs in this process; null between cells, when output has nowhere to go.</summary>
    public static CellOutput? Current { get; set; }

    public void Write(string stream, ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            if (stream != _stream)
                Flush();
            _stream = stream;
            _pending.Append(text);
            if (text.Contains('\n') || _pending.Length > MostPending)
                Flush();
        }
    }

    public void Add(Output output)
    {
        lock (_lock)
        {
            Flush();
            Send(output);
        }
    }

    public void Complete()
    {
        lock (_lock)
        {
            Flush();
            writer.TryComplete();
        }
    }

    private void Flush()
    {
        if (_pending.Length > 0)
            Send(new StreamOutput(_stream, _pending.ToString()));
        _pending.Clear();
    }

    /// <summary>Waits while the reader is behind; what comes after the cell's end is nobody's.</summary>
    private void Send(Output output)
    {
        if (!writer.TryWrite(output) && writer.WaitToWriteAsync().AsTask().GetAwaiter().GetResult())
            writer.TryWrite(output);
    }
}
