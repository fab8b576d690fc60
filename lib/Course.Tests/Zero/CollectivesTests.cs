namespace Course.Tests;

public class CollectivesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Each_collective_gives_what_it_says_and_every_device_sends_the_same(int N)
    {
        const int size = 5;
        var sums = Enumerable.Range(0, N * size).Select(i => Enumerable.Range(0, N).Sum(r => Value(r, i))).ToArray();
        long part = size * (N - 1);

        var buffers = Buffers(N, size);
        Assert.All(Collectives.ReduceScatter(buffers), sent => Assert.Equal(part, sent));
        for (var r = 0; r < N; r++) Assert.Equal(sums[(r * size)..((r + 1) * size)], buffers[r][(r * size)..((r + 1) * size)]);

        Assert.All(Collectives.AllGather(buffers), sent => Assert.Equal(part, sent));
        Assert.All(buffers, buffer => Assert.Equal(sums, buffer));

        buffers = Buffers(N, size);
        Assert.All(Collectives.AllReduce(buffers), sent => Assert.Equal(2 * part, sent));
        Assert.All(buffers, buffer => Assert.Equal(sums, buffer));
    }

    [Fact]
    public void Chunks_move_only_to_the_next_device_and_one_per_round()
    {
        var moves = new List<Transfer>();
        Collectives.AllReduce(Buffers(4, 3), moves.Add);
        Assert.All(moves, move => Assert.Equal((move.From + 1) % 4, move.To));
        Assert.All(moves, move => Assert.Equal(3, move.Elements));
        Assert.Equal(Enumerable.Range(0, 6).SelectMany(round => Enumerable.Repeat(round, 4)), moves.Select(move => move.Round));
        Assert.All(moves.GroupBy(move => move.Round), round => Assert.Equal(4, round.Select(move => move.Chunk).Distinct().Count()));
    }

    [Fact]
    public void Bad_buffers_are_refused()
    {
        Assert.Contains("there is no buffer", Assert.Throws<ArgumentException>(() => Collectives.AllReduce([])).Message);
        Assert.Contains("differ in length: 4 and 2", Assert.Throws<ArgumentException>(() => Collectives.AllGather([new float[4], new float[2]])).Message);
        Assert.Contains("a buffer of 5 numbers cannot be cut into 2 equal chunks", Assert.Throws<ArgumentException>(() => Collectives.ReduceScatter([new float[5], new float[5]])).Message);
    }

    // Small whole numbers: their sums are exact in every order.
    private static float Value(int device, int i) => 10 * device + i;

    private static float[][] Buffers(int N, int size) =>
        [.. Enumerable.Range(0, N).Select(r => Enumerable.Range(0, N * size).Select(i => Value(r, i)).ToArray())];
}
