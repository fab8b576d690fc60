namespace Course.Tests;

public class ModelStatesTests
{
    private const long Billion = 1_000_000_000, Trillion = 1_000 * Billion;

    [Theory] // Figure 1: 7.5 B parameters on 64 devices, in GB
    [InlineData(Stage.None, "120.0")]
    [InlineData(Stage.One, "31.4")]
    [InlineData(Stage.Two, "16.6")]
    [InlineData(Stage.Three, "1.9")]
    public void Figure_1_of_the_paper(Stage stage, string gb) =>
        Assert.Equal(gb, new ModelStates(7_500_000_000, 64, stage).GB.ToString("F1"));

    [Theory] // Table 1 as printed: P_os, P_os+g and P_os+g+p for 7.5 B, then 128 B, then 1 T parameters
    [InlineData(1, "120 120 120", "2048 2048 2048", "16000 16000 16000")]
    [InlineData(4, "52.5 41.3 30", "896 704 512", "7000 5500 4000")]
    [InlineData(16, "35.6 21.6 7.5", "608 368 128", "4750 2875 1000")]
    [InlineData(64, "31.4 16.6 1.88", "536 284 32", "4187 2218 250")]
    [InlineData(256, "30.4 15.4 0.47", "518 263 8", "4046 2054 62.5")]
    [InlineData(1024, "30.1 15.1 0.12", "513 257 2", "4011 2013 15.6")]
    public void Table_1_of_the_paper(int devices, string small, string middle, string large)
    {
        foreach (var (printed, Ψ, rounds) in new[] { (small, 7_500_000_000, true), (middle, 128 * Billion, false), (large, Trillion, false) })
        {
            var cells = printed.Split(' ');
            for (var stage = 1; stage <= 3; stage++)
            {
                var cell = cells[stage - 1];
                var scale = decimal.Parse("1" + new string('0', cell.Contains('.') ? cell.Length - cell.IndexOf('.') - 1 : 0));
                // A trillion parameters on 1,024 devices are padded; the paper's cells are not, and no padding shows in three digits.
                var scaled = (decimal)new ModelStates(Ψ, devices, (Stage)stage).GB * scale;
                // The paper rounds its 7.5 B column and cuts off the other two: 513.5 is printed 513.
                var shown = (rounds ? Math.Round(scaled, MidpointRounding.AwayFromZero) : Math.Truncate(scaled)) / scale;
                Assert.Equal(decimal.Parse(cell), shown);
            }
        }
    }

    [Fact]
    public void The_cells_that_the_paper_truncates_would_round_up()
    {
        (long Ψ, int devices, Stage stage, double exact)[] cells =
        [
            (128 * Billion, 1024, Stage.One, 513.5), (128 * Billion, 1024, Stage.Two, 257.75),
            (Trillion, 64, Stage.One, 4187.5), (Trillion, 64, Stage.Two, 2218.75), (Trillion, 256, Stage.One, 4046.875),
            (Trillion, 256, Stage.Two, 2054.6875), (Trillion, 1024, Stage.One, 4011.71875), (Trillion, 1024, Stage.Two, 2013.671875),
        ];
        foreach (var (Ψ, devices, stage, exact) in cells)
        {
            Assert.Equal(exact, new ModelStates(Ψ, devices, stage).GB, tolerance: 1e-6);
            Assert.True(exact - Math.Floor(exact) >= 0.5);
        }
    }

    [Fact]
    public void Conventions_differ_by_what_they_say_and_K_comes_from_the_rule()
    {
        long Bytes(Convention convention, Optimizer? rule = null) => new ModelStates(1000, 1, Stage.None, rule, convention).Bytes / 1000;
        Assert.Equal([16, 20, 12, 16], new[] { Convention.Paper, Convention.Float32Gradients, Convention.WithoutMaster, Convention.SinglePrecision }.Select(c => Bytes(c)));
        Assert.Equal((12, 8, 16), (K(new Adam()), K(new Momentum()), K(new Adam { AmsGrad = true })));
        Assert.Equal(8, new ModelStates(1000, convention: Convention.WithoutMaster).K);
        long K(Optimizer rule) => new ModelStates(1000, optimizer: rule).K;
    }

    [Fact]
    public void The_breakdown_adds_up_and_shows_its_padding()
    {
        var two = new ModelStates(1003, 4, Stage.Two);
        Assert.Equal(1, two.Padding);
        Assert.Equal(new Holding(2 * 1004, 2 * 251, 12 * 251), two.OnDevice);
        Assert.Equal(two.OnDevice.Total, two.Bytes);
        Assert.Equal((two.Bytes / 1e9, two.Bytes / 1073741824.0), (two.GB, two.GiB));
        Assert.Equal(0, new ModelStates(1003, 4).Padding);
        Assert.Equal(0, new ModelStates(1004, 4, Stage.One).Padding);
    }

    [Fact]
    public void Offload_moves_bytes_to_the_host_and_loses_none()
    {
        var device = new ModelStates(1000, 4, Stage.Three);
        foreach (var offload in new[] { Offload.Optimizer, Offload.OptimizerAndParameters })
        {
            var split = new ModelStates(1000, 4, Stage.Three, offload: offload);
            Assert.Equal(device.Bytes, split.Bytes + split.HostBytes);
        }

        Assert.Equal(new Holding(2000, 0, 0), new ModelStates(1000, 4, Stage.Two, offload: Offload.Optimizer).OnDevice);
        Assert.Equal(new Holding(2000, 2000, 0), new ModelStates(1000, 4, Stage.One, offload: Offload.Optimizer).OnDevice);
        Assert.Equal(0, new ModelStates(1000, 4, Stage.Three, offload: Offload.OptimizerAndParameters).Bytes);
    }

    [Fact]
    public void Huge_models_are_answered_without_allocating_their_size()
    {
        _ = new ModelStates(Trillion, 1024, Stage.Three).Bytes;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(15_625_000_000, new ModelStates(Trillion, 1024, Stage.Three).Bytes);
        Assert.Equal(120 * Billion, new ModelStates(7_500_000_000).Bytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096);
        Assert.Equal(16L << 53, new ModelStates(ModelStates.MostParameters).Bytes);
    }

    public static TheoryData<Func<object>, string> Bad => new()
    {
        { () => new ModelStates(-1), "parameters is -1; allowed: 1 ≤ parameters ≤ 2⁵³" },
        { () => new ModelStates((1L << 53) + 1), "parameters is 9007199254740993; allowed" },
        { () => new ModelStates(10, 0, Stage.One), "devices is 0; allowed: 1 ≤ devices ≤ 10" },
        { () => new ModelStates(10, 11, Stage.One), "devices is 11; allowed: 1 ≤ devices ≤ 10, the number of parameters" },
        { () => new ModelStates(10, 2, (Stage)4), "stage is 4; allowed: Stage.None (0), One, Two and Three" },
        { () => new ModelStates(10, 2, Stage.One, offload: (Offload)9), "offload is 9; allowed" },
        { () => new ModelStates(10, 2, Stage.None, offload: Offload.Optimizer), "needs a stage that shares out the optimizer state: Stage.One, Two or Three" },
        { () => new ModelStates(10, 2, Stage.Two, offload: Offload.OptimizerAndParameters), "needs Stage.Three, which shares out the parameters; the stage is 2" },
        { () => new ModelStates(10, 2, Stage.One, convention: Convention.DeepSpeed), "DeepSpeed has no estimator for stage 1, only for 2 and 3" },
        { () => new ModelStates(10, 3, Stage.One, padding: 1), "padding is 1; it must be 0 or more and make 10 parameters a multiple of 3" },
        { () => new ModelStates(10, 3, Stage.One, padding: -1), "padding is -1" },
        { () => new DeepSpeedEstimator { LargestLayer = -1 }, "LargestLayer is -1; allowed: LargestLayer ≥ 0" },
        { () => new ModelStates(10, 3, Stage.Two, convention: new DeepSpeedEstimator { Nodes = 2 }).HostBytes, "3 devices are not equally many in each of 2 nodes" },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Bad_input_is_named_with_the_way_out(Func<object> make, string says) =>
        Assert.Contains(says, Assert.ThrowsAny<Exception>(make).Message);
}
