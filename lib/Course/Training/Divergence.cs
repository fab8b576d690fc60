namespace Course;

/// <summary>Where a run left the numbers: at which step a gradient, a moment of the rule or the loss became infinite or not a number.</summary>
/// <param name="Step">The step that could not be taken, or after which the loss was measured; 0 is the start.</param>
/// <param name="Parameter">The index of the parameter whose gradient or moment it was; none if it was the loss.</param>
/// <param name="Value">∞, −∞ or NaN.</param>
/// <param name="Moment">The name of the moment, if it was one: the gradient was finite, but too large to be squared.</param>
public sealed record Divergence(int Step, int? Parameter, double Value, string? Moment = null)
{
    /// <summary>A sentence that says so.</summary>
    public override string ToString()
    {
        var what = Parameter is { } index ? $"the {(Moment is null ? "gradient" : $"moment {Moment}")} of parameter {index}" : "the loss";
        var value = double.IsNaN(Value) ? "NaN" : Value > 0 ? "∞" : "−∞";
        var why = Moment is null ? "" : ", since single precision cannot hold what the rule makes of so large a gradient";
        return $"Diverged at step {Step}: {what} is {value}{why}. Try a smaller learning rate.";
    }
}
