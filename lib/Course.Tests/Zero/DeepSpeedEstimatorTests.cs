namespace Course.Tests;

// The numbers that DeepSpeed's page on memory requirements prints (docs/code-docs/source/memory.rst).
public class DeepSpeedEstimatorTests
{
    private const long T5With3B = 2_851_598_336, T5Layer = 32_899_072, T5Large = 737_668_096;

    [Theory]
    [InlineData(T5With3B, Offload.Optimizer, "127.48", "5.31")]
    [InlineData(2_851_000_000, Offload.Optimizer, "127.45", "5.31")]
    public void Stage_2_on_8_devices(long Ψ, Offload offload, string host, string device)
    {
        var model = new ModelStates(Ψ, 8, Stage.Two, convention: Convention.DeepSpeed, offload: offload);
        Assert.Equal((host, device), (GiB(model.HostBytes), GiB(model.Bytes)));
    }

    [Fact]
    public void Stage_2_without_offload_is_where_the_page_has_fallen_behind_the_code()
    {
        var model = new ModelStates(T5With3B, 8, Stage.Two, convention: Convention.DeepSpeed);
        Assert.Equal(2 * T5With3B + 18 * T5With3B / 8, model.Bytes);
        Assert.Equal("11.29", GiB(model.Bytes));
        Assert.Equal("15.93", GiB(4 * T5With3B + 16 * T5With3B / 8)); // as printed there
        Assert.Equal("127.48", GiB(model.HostBytes));
    }

    [Theory]
    [InlineData(Offload.OptimizerAndParameters, true, "71.71", "0.12")]
    [InlineData(Offload.OptimizerAndParameters, false, "127.48", "0.12")]
    [InlineData(Offload.Optimizer, true, "63.74", "0.79")]
    [InlineData(Offload.Optimizer, false, "127.48", "0.79")]
    [InlineData(Offload.None, true, "1.47", "6.10")]
    [InlineData(Offload.None, false, "127.48", "6.10")]
    public void Stage_3_on_8_devices(Offload offload, bool zeroInit, string host, string device)
    {
        var estimator = new DeepSpeedEstimator { LargestLayer = T5Layer, ZeroInit = zeroInit };
        var model = new ModelStates(T5With3B, 8, Stage.Three, convention: estimator, offload: offload);
        Assert.Equal((host, device), (GiB(model.HostBytes), GiB(model.Bytes)));
    }

    [Theory]
    [InlineData(Offload.OptimizerAndParameters, true, "71.69", "0.12")]
    [InlineData(Offload.Optimizer, true, "63.72", "0.78")]
    [InlineData(Offload.None, true, "1.43", "6.09")]
    [InlineData(Offload.None, false, "127.45", "6.09")]
    public void Stage_3_on_8_devices_for_a_model_that_is_not_loaded(Offload offload, bool zeroInit, string host, string device)
    {
        var estimator = new DeepSpeedEstimator { LargestLayer = 32_000_000, ZeroInit = zeroInit };
        var model = new ModelStates(2_851_000_000, 8, Stage.Three, convention: estimator, offload: offload);
        Assert.Equal((host, device), (GiB(model.HostBytes), GiB(model.Bytes)));
    }

    [Theory]
    [InlineData(Offload.None, 3291)]
    [InlineData(Offload.OptimizerAndParameters, 125)]
    [InlineData(Offload.Optimizer, 477)]
    public void Stage_3_on_4_devices_in_whole_MiB(Offload offload, long mib)
    {
        var estimator = new DeepSpeedEstimator { LargestLayer = T5Layer };
        Assert.Equal(mib, new ModelStates(T5Large, 4, Stage.Three, convention: estimator, offload: offload).Bytes >> 20);
    }

    [Fact]
    public void Nodes_share_what_the_hosts_hold()
    {
        var estimator = new DeepSpeedEstimator { LargestLayer = 1000, Nodes = 2 };
        long Host(Stage stage, Offload offload) => new ModelStates(1_000_000, 16, stage, convention: estimator, offload: offload).HostBytes;
        Assert.Equal(96_000_000, Host(Stage.Two, Offload.Optimizer));   // Ψ max(4 · 16, 16) · 1.5
        Assert.Equal(48_000_000, Host(Stage.Two, Offload.None));        // Ψ 4 · 8 · 1.5
        Assert.Equal(13_500_000, Host(Stage.Three, Offload.OptimizerAndParameters)); // 18 Ψ / 2 · 1.5
        Assert.Equal(12_000_000, Host(Stage.Three, Offload.Optimizer));
        Assert.Equal(48_000, Host(Stage.Three, Offload.None));
    }

    private static string GiB(long bytes) => (bytes / (double)(1L << 30)).ToString("F2");
}
