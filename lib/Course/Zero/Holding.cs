namespace Course;

/// <summary>The bytes that one device holds of a model's parameters, gradients and optimizer state.</summary>
/// <param name="Parameters">Bytes of parameters.</param>
/// <param name="Gradients">Bytes of gradients.</param>
/// <param name="States">Bytes of optimizer state, a master copy of the parameters included.</param>
public readonly record struct Holding(long Parameters, long Gradients, long States)
{
    /// <summary>All three together, in bytes.</summary>
    public long Total => Parameters + Gradients + States;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{Total:N0} bytes = {Parameters:N0} parameters + {Gradients:N0} gradients + {States:N0} states");
}
