namespace Course;

/// <summary>The rows of a data set in mini-batches, in a new random order every epoch; the last batch of an epoch holds what is left.</summary>
/// <remarks>The order depends on the seed alone. Nothing is allocated after construction.</remarks>
public sealed class MiniBatches
{
    private readonly int[] _rows;
    private readonly bool _shuffle;
    private SplitMix _random;
    private int _next;

    /// <summary>Mini-batches of the rows 0 to <paramref name="rows"/> − 1.</summary>
    /// <param name="rows">The number of rows, 1 or more.</param>
    /// <param name="batchSize">The rows in a batch, from 1 to <paramref name="rows"/>.</param>
    /// <param name="seed">The seed of the order; any number.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no rows, or the batch size is out of range.</exception>
    public MiniBatches(int rows, int batchSize, int seed = 0)
        : this(Enumerable.Range(0, Guard.AtLeast(rows, 1, nameof(rows))), batchSize, seed)
    {
    }

    /// <summary>Mini-batches of the rows named, for instance of those kept for training.</summary>
    /// <param name="rows">The indices of the rows, at least one.</param>
    /// <param name="batchSize">The rows in a batch, from 1 to as many as there are.</param>
    /// <param name="seed">The seed of the order; any number.</param>
    /// <param name="shuffle">Whether every epoch has a new order; otherwise the rows come as given, epoch after epoch.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no rows, or the batch size is out of range.</exception>
    public MiniBatches(IEnumerable<int> rows, int batchSize, int seed = 0, bool shuffle = true)
    {
        _rows = [.. rows];
        Guard.AtLeast(_rows.Length, 1, nameof(rows));
        BatchSize = (int)Guard.Between(batchSize, 1, _rows.Length, nameof(batchSize));
        _random = new(seed);
        _shuffle = shuffle;
    }

    /// <summary>The rows in a batch.</summary>
    public int BatchSize { get; }

    /// <summary>The number of batches in an epoch.</summary>
    public int PerEpoch => (_rows.Length + BatchSize - 1) / BatchSize;

    /// <summary>The row indices of the next batch; they are valid until the next call.</summary>
    public ReadOnlySpan<int> Next()
    {
        if (_next == 0 && _shuffle) _random.Shuffle(_rows);
        var batch = _rows.AsSpan(_next, Math.Min(BatchSize, _rows.Length - _next));
        _next += batch.Length;
        if (_next == _rows.Length) _next = 0;
        return batch;
    }
}
