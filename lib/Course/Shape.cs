namespace Course;

/// <summary>How many parameters a state is for, and the matrix that they make; a vector has no rows and no columns.</summary>
internal readonly record struct Shape(long Count, long Rows, long Columns)
{
    public Shape(long count) : this(count, 0, 0)
    {
    }

    public Shape(long rows, long columns) : this(rows * columns, rows, columns)
    {
    }

    public bool IsMatrix => Rows > 0;

    public override string ToString() => IsMatrix ? FormattableString.Invariant($"{Rows} × {Columns}") : FormattableString.Invariant($"{Count}");
}
