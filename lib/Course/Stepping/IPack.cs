namespace Course;

/// <summary>Neighbouring numbers handled as one: what a rule's box is written with, so that one formula serves registers of every width.</summary>
/// <remarks>
/// Every operation is the IEEE single-precision one on each number by itself, never a fused multiply-add, so a formula
/// written with packs gives the same bits as the same formula written with <see langword="float"/>, whatever the width.
/// </remarks>
/// <typeparam name="TSelf">The pack itself.</typeparam>
public interface IPack<TSelf> where TSelf : struct, IPack<TSelf>
{
    /// <summary>How many numbers a pack holds.</summary>
    static abstract int Count { get; }

    /// <summary>The number <paramref name="value"/>, rounded to single precision once, in every place.</summary>
    static abstract implicit operator TSelf(double value);

    /// <summary>The number <paramref name="value"/> in every place: spread from memory in the one instruction that loads it.</summary>
    static abstract implicit operator TSelf(float value);

    /// <summary>The numbers added, place by place.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>The numbers subtracted, place by place.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>The numbers with their signs turned round.</summary>
    static abstract TSelf operator -(TSelf a);

    /// <summary>The numbers multiplied, place by place.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>The numbers divided, place by place.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>The square root of each number; NaN where it is negative.</summary>
    static abstract TSelf Sqrt(TSelf a);

    /// <summary>Each number without its sign.</summary>
    static abstract TSelf Abs(TSelf a);

    /// <summary>The larger of each two numbers; NaN where either is.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>−1, 0 or 1 in each place, as the number there is negative, zero (or NaN) or positive.</summary>
    static abstract TSelf Sign(TSelf a);
}
