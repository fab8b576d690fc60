using static System.FormattableString;

namespace Course;

/// <summary>Neighbouring parameters that belong together: a matrix of weights, or a vector such as a layer's biases.</summary>
/// <remarks>A range is a vector: <c>new Adam().On(0..10, 20..30)</c>.</remarks>
public sealed record Stretch
{
    private Stretch(int start, Shape shape) => (Start, Shape) = (Guard.AtLeast(start, 0, nameof(start)), shape);

    /// <summary>The place of the first parameter in θ.</summary>
    public int Start { get; }

    /// <summary>How many parameters there are.</summary>
    public int Length => (int)Shape.Count;

    /// <summary>The place after the last parameter.</summary>
    public int End => Start + Length;

    /// <summary>The rows of the matrix, stored one after another; 0 for a vector.</summary>
    public int Rows => (int)Shape.Rows;

    /// <summary>The columns of the matrix; 0 for a vector.</summary>
    public int Columns => (int)Shape.Columns;

    internal Shape Shape { get; }

    /// <summary>Parameters that make no matrix.</summary>
    /// <param name="start">The place of the first in θ; 0 or more.</param>
    /// <param name="length">How many; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static Stretch Vector(int start, int length) => new(start, new(Guard.AtLeast(length, 1, nameof(length))));

    /// <summary>Parameters that make a matrix, row after row.</summary>
    /// <param name="start">The place of the first in θ; 0 or more.</param>
    /// <param name="rows">The rows; 1 or more.</param>
    /// <param name="columns">The columns; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static Stretch Matrix(int start, int rows, int columns) => new(start, new(Guard.AtLeast(rows, 1, nameof(rows)), Guard.AtLeast(columns, 1, nameof(columns))));

    /// <summary>The parameters of a range, as a vector.</summary>
    /// <exception cref="ArgumentException">The range is empty or counts from the end, which is not known here.</exception>
    public static implicit operator Stretch(Range range) => !range.Start.IsFromEnd && !range.End.IsFromEnd && range.End.Value > range.Start.Value
        ? Vector(range.Start.Value, range.End.Value - range.Start.Value)
        : throw new ArgumentException($"the range {range} is no stretch: it must hold one parameter or more, and count from the start of θ.", nameof(range));

    /// <summary>The range, and the sides of a matrix.</summary>
    public override string ToString() => Invariant($"{Start}..{End}{(Shape.IsMatrix ? $" ({Shape})" : "")}");
}
