namespace Course.Tests;

public class LayeredMlpTests
{
    [Theory]
    [InlineData(Activation.Tanh, 10)]
    [InlineData(Activation.Relu, 10)]
    [InlineData(Activation.Tanh, 6, 3)]
    [InlineData(Activation.Relu, 17, 1)]
    public void Layer_by_layer_the_gradient_is_the_same_to_the_last_bit(Activation activation, params int[] hidden)
    {
        var net = Mlp.Airfoil(hidden, activation);
        var θ = net.Start(3);
        int[] rows = [5, 700, 5, 1499, 31, .. Enumerable.Range(100, 40)]; // more than pass a layer at a time
        float[] whole = new float[net.Parameters], layered = new float[net.Parameters];
        Array.Fill(layered, 9);

        net.Gradient(θ, rows, whole);
        var pass = net.Begin(rows);
        for (var i = 0; i < net.Layers.Count; i++) pass.Forward(i, θ.AsSpan(net.Layers[i]));
        for (var i = net.Layers.Count - 1; i >= 0; i--) pass.Backward(i, θ.AsSpan(net.Layers[i]), layered.AsSpan(net.Layers[i]));

        Assert.Equal(whole, layered);
        Assert.Contains(whole, g => g != 0);
        Assert.Contains("at least one row", Assert.Throws<ArgumentException>(() => net.Begin([])).Message);
    }
}
