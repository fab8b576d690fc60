namespace Course;

/// <summary>Something to minimise: a loss of parameters θ, with its gradient.</summary>
/// <remarks>Training may call one problem from several threads at once, so a problem holds nothing that its methods change.</remarks>
public abstract class Problem
{
    /// <summary>The name, as a chart shows it.</summary>
    public abstract string Name { get; }

    /// <summary>How many numbers θ holds.</summary>
    public abstract int Parameters { get; }

    /// <summary>The smallest loss, where it is known.</summary>
    public virtual double? Floor => null;

    /// <summary>The parameters at which the loss is smallest, where they are known.</summary>
    public virtual float[]? Minimizer => null;

    /// <summary>The parameters at which training starts: a new array, the same numbers for the same seed.</summary>
    public abstract float[] Start(int seed);

    /// <summary>The loss at <paramref name="θ"/>, computed in double precision.</summary>
    /// <exception cref="ArgumentException">θ does not hold <see cref="Parameters"/> numbers.</exception>
    public abstract double Loss(ReadOnlySpan<float> θ);

    /// <summary>Writes the gradient of the loss at <paramref name="θ"/> into <paramref name="g"/>.</summary>
    /// <exception cref="ArgumentException">θ or g does not hold <see cref="Parameters"/> numbers.</exception>
    public abstract void Gradient(ReadOnlySpan<float> θ, Span<float> g);

    /// <summary>Brings θ back to where it may be, after every step of training; does nothing unless the problem has such a limit.</summary>
    public virtual void Project(Span<float> θ)
    {
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Checks that <paramref name="values"/>, the parameters or their gradient, holds one number per parameter.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    protected void CheckLength(ReadOnlySpan<float> values)
    {
        if (values.Length != Parameters)
            throw new ArgumentException($"{Name} has {Parameters} parameters, but the array for them or their gradient has {values.Length}.");
    }
}
