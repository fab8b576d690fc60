namespace Course;

/// <summary>A loss that is a mean over the rows of a data set, so that a few rows give a rough gradient cheaply.</summary>
public abstract class DataProblem : Problem
{
    private readonly Lazy<int[]> _all;

    /// <summary>Prepares a problem whose rows are numbered from 0 to <see cref="Rows"/> − 1.</summary>
    protected DataProblem() => _all = new(() => [.. Enumerable.Range(0, Rows)]);

    /// <summary>The number of rows.</summary>
    public abstract int Rows { get; }

    /// <inheritdoc/>
    public sealed override double Loss(ReadOnlySpan<float> θ) => Loss(θ, _all.Value);

    /// <inheritdoc/>
    public sealed override void Gradient(ReadOnlySpan<float> θ, Span<float> g) => Gradient(θ, _all.Value, g);

    /// <summary>The mean loss over some rows, computed in double precision.</summary>
    /// <param name="θ">The parameters.</param>
    /// <param name="rows">The rows' indices, at least one; a row may come twice and counts twice then.</param>
    /// <exception cref="ArgumentException">There are no rows, or θ has the wrong length.</exception>
    public abstract double Loss(ReadOnlySpan<float> θ, ReadOnlySpan<int> rows);

    /// <summary>Writes the gradient of the mean loss over some rows, a mini-batch, into <paramref name="g"/>.</summary>
    /// <param name="θ">The parameters.</param>
    /// <param name="rows">The rows' indices, at least one.</param>
    /// <param name="g">The gradient, as many numbers as θ has.</param>
    /// <exception cref="ArgumentException">There are no rows, or θ or g has the wrong length.</exception>
    public abstract void Gradient(ReadOnlySpan<float> θ, ReadOnlySpan<int> rows, Span<float> g);

    private protected void Check(ReadOnlySpan<float> θ, ReadOnlySpan<int> rows)
    {
        CheckLength(θ);
        if (rows.IsEmpty) throw new ArgumentException("a mini-batch needs at least one row; it has none.", nameof(rows));
    }
}
