namespace Course;

/// <summary>A model whose gradient can be computed layer by layer, so that only one layer's parameters need be whole at a time.</summary>
public interface ILayered
{
    /// <summary>Which parameters belong to each layer, one or more; the layers follow one another in θ.</summary>
    IReadOnlyList<Range> Layers { get; }

    /// <summary>Starts one forward and one backward pass of the mean loss over some rows of the data.</summary>
    /// <param name="rows">The indices of the rows, one or more.</param>
    ILayeredPass Begin(ReadOnlySpan<int> rows);
}
