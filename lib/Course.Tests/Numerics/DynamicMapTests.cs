namespace Course.Tests.Numerics;

public sealed class DynamicMapTests
{
    /// <summary>The map of the paper, once more: seven powers of ten, each with twice as many equal cells as the one below, and the middles of the cells.</summary>
    private static double[] Map(bool hasSigns)
    {
        var middles = Enumerable.Range(0, 7).SelectMany(i => Enumerable.Range(0, Cells(i, hasSigns)).Select(j => Math.Pow(10, i - 6) * (0.1 + 0.9 * (j + 0.5) / Cells(i, hasSigns)))).ToList();
        return [.. middles, .. hasSigns ? middles.Select(x => -x) : [], 0, 1];
    }

    private static int Cells(int i, bool hasSigns) => 1 << (hasSigns ? i : i + 1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_number_becomes_the_nearest_of_the_256_that_the_map_has(bool hasSigns)
    {
        var map = Map(hasSigns);
        Assert.Equal(256, map.Distinct().Count());
        var seen = new HashSet<byte>();
        foreach (var numbers in Sizes(hasSigns).Chunk(DynamicMap.Block - 1))
        {
            float[] block = [.. numbers, hasSigns ? -1 : 1];
            var (codes, scale, back) = Coded(block);
            Assert.Equal(hasSigns ? -1 : 1, scale);
            for (var i = 0; i < block.Length; i++)
            {
                var nearest = map.Min(x => Math.Abs(x - block[i]));
                Assert.True(Math.Abs(back[i] - block[i]) <= nearest + 3e-7 * Math.Abs(block[i]), $"{block[i]} came back as {back[i]}, off by more than {nearest}");
                Assert.Contains(map, x => Math.Abs(x - back[i]) <= 3e-7 * Math.Abs(x));
                seen.Add(codes[i]);
            }
        }

        Assert.Equal(256, seen.Count);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    [InlineData(true, 3e-20)]
    [InlineData(false, 7e30)]
    public void No_number_comes_back_worse_than_the_bound(bool hasSigns, double scale)
    {
        foreach (var numbers in Sizes(hasSigns).Chunk(DynamicMap.Block - 1))
        {
            float[] block = [.. numbers.Select(x => (float)(scale * x)), (float)(hasSigns ? -scale : scale)];
            var (_, _, back) = Coded(block);
            for (var i = 0; i < block.Length; i++)
            {
                var part = Math.Abs(block[i] / scale);
                var k = Math.Ceiling(Math.Log10(part) - 1e-6);
                var bound = k < -6 ? 1e-7 : 0.45 * Math.Pow(10, k) / Math.Pow(2, (hasSigns ? 6 : 7) + k);
                Assert.True(Math.Abs(back[i] - block[i]) <= scale * (bound + 3e-7 * part), $"{block[i]} came back as {back[i]}");
            }
        }
    }

    [Fact]
    public void What_is_largest_comes_back_as_it_was_and_zero_as_zero()
    {
        Assert.Equal([0, 0.3f, 0, 0.3f], Coded([0, 0.3f, 0, 0.3f]).Back);
        Assert.Equal(0.3f, Coded([-0.1f, 0.3f]).Back[1]);
        Assert.Equal([0, 0, 0], Coded([0, -0f, 0]).Back);

        var fresh = new float[] { 1, 2 };
        DynamicMap.Decode([0, 0], 0, fresh);
        Assert.Equal([0, 0], fresh.Select(BitConverter.SingleToInt32Bits));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void What_is_no_number_stays_to_be_noticed(float value)
    {
        for (var place = 0; place < 20; place++)
        {
            var block = Enumerable.Repeat(0.5f, 20).ToArray();
            block[place] = value;
            Assert.Contains(Coded(block).Back, x => !float.IsFinite(x));
        }
    }

    [Fact]
    public void The_smallest_numbers_of_single_precision_are_numbers_too() =>
        Assert.Equal([1e-45f, 0, 1e-44f], Coded([1e-45f, 0, 1e-44f]).Back);

    private static (byte[] Codes, float Scale, float[] Back) Coded(float[] numbers)
    {
        var (codes, back) = (new byte[numbers.Length], new float[numbers.Length]);
        var scale = DynamicMap.Encode(numbers, codes);
        DynamicMap.Decode(codes, scale, back);
        return (codes, scale, back);
    }

    /// <summary>Sizes from far below the smallest code to 1, evenly in their logarithm, and the middles between codes with their neighbours.</summary>
    private static IEnumerable<float> Sizes(bool hasSigns)
    {
        var codes = Map(hasSigns).Where(x => x >= 0).Order().ToList();
        var middles = codes.Zip(codes.Skip(1), (a, b) => (float)((a + b) / 2));
        float[] sizes = [0, 1, .. codes.Select(x => (float)x), .. middles.SelectMany(x => (float[])[MathF.BitDecrement(x), x, MathF.BitIncrement(x)]),
            .. Enumerable.Range(0, 8000).Select(i => (float)Math.Pow(10, -9 * i / 8000.0))];
        return hasSigns ? sizes.SelectMany(x => (float[])[x, -x]) : sizes;
    }
}
