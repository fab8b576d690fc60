using static System.FormattableString;

namespace Course;

/// <summary>What devices do together: sums and copies that travel round a ring, chunk after chunk, from each device to the next.</summary>
/// <remarks>
/// Every device has a buffer of N equal chunks, N being the number of devices. Each call returns how many numbers each
/// device sent. Patarasuk and Yuan, “Bandwidth optimal all-reduce algorithms for clusters of workstations”, 2009.
/// </remarks>
public static class Collectives
{
    /// <summary>Sums the buffers so that device r ends with the sum in its chunk r: (N − 1)/N of a buffer sent by each.</summary>
    /// <remarks>Chunk c starts at device c + 1 and is added up along the ring, ending at device c: that order fixes the last bits of the sum.
    /// A device's other chunks hold partial sums afterwards.</remarks>
    /// <param name="buffers">One buffer per device, of equal length, a multiple of their number.</param>
    /// <param name="moved">Is told each transfer, in order.</param>
    /// <exception cref="ArgumentException">There is no buffer, or the lengths differ or cannot be cut into N equal chunks.</exception>
    public static long[] ReduceScatter(IReadOnlyList<float[]> buffers, Action<Transfer>? moved = null) => ReduceScatter(buffers, Equal(buffers), moved);

    /// <summary>Copies chunk r of device r to every other device: (N − 1)/N of a buffer sent by each.</summary>
    /// <inheritdoc cref="ReduceScatter(IReadOnlyList{float[]}, Action{Transfer})" path="/param"/>
    /// <inheritdoc cref="ReduceScatter(IReadOnlyList{float[]}, Action{Transfer})" path="/exception"/>
    public static long[] AllGather(IReadOnlyList<float[]> buffers, Action<Transfer>? moved = null) => AllGather(buffers, Equal(buffers), moved);

    /// <summary>Sums the buffers on every device: a reduce-scatter, then an all-gather, so 2(N − 1)/N of a buffer sent by each.</summary>
    /// <inheritdoc cref="ReduceScatter(IReadOnlyList{float[]}, Action{Transfer})" path="/param"/>
    /// <inheritdoc cref="ReduceScatter(IReadOnlyList{float[]}, Action{Transfer})" path="/exception"/>
    public static long[] AllReduce(IReadOnlyList<float[]> buffers, Action<Transfer>? moved = null) => AllReduce(buffers, Equal(buffers), moved);

    internal static long[] ReduceScatter(IReadOnlyList<float[]> buffers, Shares shares, Action<Transfer>? moved) =>
        Travel(buffers, shares, firstChunk: -1, moved, static (arriving, own) => Vectors.AddScaled(1, arriving, own));

    internal static long[] AllGather(IReadOnlyList<float[]> buffers, Shares shares, Action<Transfer>? moved) =>
        Travel(buffers, shares, firstChunk: 0, moved, static (arriving, own) => arriving.CopyTo(own));

    internal static long[] AllReduce(IReadOnlyList<float[]> buffers, Shares shares, Action<Transfer>? moved)
    {
        var sent = ReduceScatter(buffers, shares, moved);
        var rounds = buffers.Count - 1;
        var gathered = AllGather(buffers, shares, moved is null ? null : transfer => moved(transfer with { Round = transfer.Round + rounds }));
        return [.. sent.Zip(gathered, (a, b) => a + b)];
    }

    private delegate void Arrive(ReadOnlySpan<float> arriving, Span<float> own);

    private static Shares Equal(IReadOnlyList<float[]> buffers)
    {
        var N = buffers.Count;
        if (N == 0) throw new ArgumentException("there is no buffer; give one per device.", nameof(buffers));
        var length = buffers[0].Length;
        if (buffers.FirstOrDefault(buffer => buffer.Length != length) is { } other)
            throw new ArgumentException(Invariant($"the buffers differ in length: {length} and {other.Length} numbers."), nameof(buffers));
        if (length % N != 0)
            throw new ArgumentException(Invariant($"a buffer of {length} numbers cannot be cut into {N} equal chunks; pad it to a multiple of {N}."), nameof(buffers));
        return Shares.Equal(length, N);
    }

    private static long[] Travel(IReadOnlyList<float[]> buffers, Shares shares, int firstChunk, Action<Transfer>? moved, Arrive arrive)
    {
        var N = buffers.Count;
        var sent = new long[N];
        for (var round = 0; round < N - 1; round++)
        {
            // In one round every device sends a different chunk, so no device reads what another has just written.
            for (var from = 0; from < N; from++)
            {
                var to = (from + 1) % N;
                var chunk = (from + firstChunk - round + 2 * N) % N;
                arrive(shares.Of(buffers[from], chunk), shares.Of(buffers[to], chunk));
                sent[from] += shares.Length(chunk);
                moved?.Invoke(new(round, from, to, chunk, shares.Length(chunk)));
            }
        }

        return sent;
    }
}
