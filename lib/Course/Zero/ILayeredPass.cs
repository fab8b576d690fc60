namespace Course;

/// <summary>One pass forward through the layers and back, which keeps what the way back needs, but no parameters.</summary>
public interface ILayeredPass
{
    /// <summary>Computes the output of a layer; called for layers 0, 1, 2, … in turn.</summary>
    /// <param name="layer">The index of the layer.</param>
    /// <param name="θ">The parameters of this layer alone.</param>
    void Forward(int layer, ReadOnlySpan<float> θ);

    /// <summary>Computes the gradient of a layer; called for the last layer first, after all have gone forward.</summary>
    /// <param name="layer">The index of the layer.</param>
    /// <param name="θ">The parameters of this layer alone, as they were on the way forward.</param>
    /// <param name="g">Where the gradient of the loss goes, as many numbers; what they were does not count.</param>
    void Backward(int layer, ReadOnlySpan<float> θ, Span<float> g);
}
