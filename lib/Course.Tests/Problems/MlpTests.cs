namespace Course.Tests;

public sealed class MlpTests
{
    [Fact]
    public void Layers_cover_the_parameters_in_order_without_a_gap()
    {
        var mlp = Mlp.Airfoil([16, 8]);
        Assert.Equal([0..96, 96..232, 232..241], mlp.Layers);
        Assert.Equal(241, mlp.Parameters);
        Assert.Equal([5, 16, 8, 1], mlp.Widths);
        Assert.Equal("Airfoil, MLP 5–16–8–1 tanh", mlp.Name);
    }

    [Fact]
    public void Weights_start_as_wide_as_the_layer_asks_and_biases_at_zero()
    {
        var mlp = Mlp.Airfoil([400], Activation.Relu);
        var θ = mlp.Start(1);
        Assert.Equal(2.0 / 5, θ[..2000].Average(w => w * w), 0.05);
        Assert.Equal(1.0 / 400, θ[2400..2800].Average(w => w * w), 0.0005);
        Assert.All(θ[2000..2400], b => Assert.Equal(0, b));
        Assert.Equal(0, θ[^1]);
        Assert.Equal(θ, mlp.Start(1));
        Assert.NotEqual(θ, mlp.Start(2));
    }

    [Fact]
    public void A_network_beats_the_straight_line()
    {
        var trainer = new Trainer { Problem = Mlp.Airfoil([16]), Epochs = 50 };
        Assert.True(trainer.Run(new Adam { LearningRate = 0.01 }).FinalLoss < 0.1);
    }

    [Fact]
    public void Gradients_allocate_nothing()
    {
        var mlp = Mlp.Airfoil([16, 8]);
        var (θ, g, batch) = (mlp.Start(0), new float[241], new[] { 3, 1, 4, 1, 5 });
        mlp.Gradient(θ, batch, g);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) mlp.Gradient(θ, batch, g);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(0, null, "width of hidden layer 1 is 0; allowed: width of hidden layer 1 ≥ 1.")]
    [InlineData(4, -1, "width of hidden layer 2 is -1; allowed: width of hidden layer 2 ≥ 1.")]
    public void A_layer_without_units_is_named(int first, int? second, string message)
    {
        int[] hidden = second is { } width ? [first, width] : [first];
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Mlp.Airfoil(hidden));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void One_or_two_hidden_layers_are_what_there_is(int count)
    {
        var error = Assert.Throws<ArgumentException>(() => Mlp.Airfoil([.. Enumerable.Repeat(4, count)]));
        Assert.Contains($"one or two hidden layers here; {count} were asked for", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tanh_is_right_to_a_few_units_in_the_last_place_and_keeps_NaN()
    {
        for (var z = -12f; z <= 12; z += 0.001f) Assert.Equal(MathF.Tanh(z), Vectors.Tanh(z), 5e-7f);
        for (var z = -12.0; z <= 12; z += 0.001) Assert.Equal(Math.Tanh(z), Vectors.Tanh(z), 4e-8);
        Assert.True(float.IsNaN(Vectors.Tanh(float.NaN)));
        Assert.Equal(0, Vectors.Tanh(0f));
    }
}
