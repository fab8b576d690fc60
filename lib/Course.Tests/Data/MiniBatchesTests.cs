namespace Course.Tests;

public sealed class MiniBatchesTests
{
    /// <remarks>Computed with a transcription of the generator in Python.</remarks>
    private static readonly int[] s_expectedOrder = [4, 9, 2, 5, 1, 7, 6, 0, 3, 8];

    [Fact]
    public void Every_epoch_takes_every_row_once_in_an_order_of_its_own()
    {
        var batches = new MiniBatches(rows: 25, batchSize: 10, seed: 1);
        var first = Epoch(batches);
        var second = Epoch(batches);
        Assert.Equal(3, batches.PerEpoch);
        Assert.Equal(Enumerable.Range(0, 25), first.Order());
        Assert.Equal(Enumerable.Range(0, 25), second.Order());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void The_last_batch_holds_what_is_left()
    {
        var batches = new MiniBatches(rows: 25, batchSize: 10);
        Assert.Equal([10, 10, 5, 10], [batches.Next().Length, batches.Next().Length, batches.Next().Length, batches.Next().Length]);
    }

    [Fact]
    public void The_order_depends_on_the_seed_alone()
    {
        Assert.Equal(Epoch(new(100, 7, seed: 3)), Epoch(new(100, 7, seed: 3)));
        Assert.NotEqual(Epoch(new(100, 7, seed: 3)), Epoch(new(100, 7, seed: 4)));
    }

    [Fact]
    public void The_order_is_the_same_on_every_machine() =>
        Assert.Equal(s_expectedOrder, Epoch(new(10, 10, seed: 0)));

    [Fact]
    public void Without_shuffling_rows_come_as_given()
    {
        var batches = new MiniBatches([4, 2, 9], batchSize: 2, shuffle: false);
        Assert.Equal([4, 2, 9, 4, 2, 9], [.. Epoch(batches), .. Epoch(batches)]);
    }

    [Fact]
    public void Nothing_is_allocated_per_epoch()
    {
        var batches = new MiniBatches(1500, 10);
        Epoch(batches);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) batches.Next();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(10, 0, "batchSize is 0; allowed: 1 ≤ batchSize ≤ 10.")]
    [InlineData(10, -1, "batchSize is -1; allowed: 1 ≤ batchSize ≤ 10.")]
    [InlineData(10, 11, "batchSize is 11; allowed: 1 ≤ batchSize ≤ 10.")]
    [InlineData(0, 1, "rows is 0; allowed: rows ≥ 1.")]
    public void A_batch_of_no_rows_or_of_more_than_there_are_is_refused(int rows, int batchSize, string message)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new MiniBatches(rows, batchSize));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static List<int> Epoch(MiniBatches batches)
    {
        var rows = new List<int>();
        for (var i = 0; i < batches.PerEpoch; i++) rows.AddRange(batches.Next());
        return rows;
    }
}
