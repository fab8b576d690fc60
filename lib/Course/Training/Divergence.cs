namespace Course;

/// <summary>Where a run left the numbers: at which step a gradient or the loss became infinite or not a number.</summary>
/// <param name="Step">The step that could not be taken, or after which the loss was measured; 0 is the start.</param>
/// <param name="Parameter">The index of the parameter whose gradient it was; none if it was the loss.</param>
/// <param name="Value">∞, −∞ or NaN.</param>
public sealed record Divergence(int Step, int? Parameter, double Value)
{
    /// <summary>A sentence that says so.</summary>
    public override string ToString()
    {
        var what = Parameter is { } index ? $"the gradient of parameter {index}" : "the loss";
        var value = double.IsNaN(Value) ? "NaN" : Value > 0 ? "∞" : "−∞";
        return $"Diverged at step {Step}: {what} is {value}. Try a smaller learning rate.";
    }
}
