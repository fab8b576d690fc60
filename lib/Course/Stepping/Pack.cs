using System.Globalization;
using System.Net;
using System.Runtime.Intrinsics;

namespace Course;

/// <summary>Sixteen neighbouring numbers handled as one: one vector register of a machine with AVX-512, two with AVX2, four with NEON.</summary>
/// <remarks>
/// Every operation is the IEEE single-precision one on each number by itself, never a fused multiply-add, so a formula
/// written with packs gives the same bits as the same formula written with <see langword="float"/>, on every machine.
/// A <see langword="double"/> in a formula is rounded to single precision once and stands for the same number in every
/// place: <c>(1 - β) * g</c> computes <c>1 - β</c> in double, as a comparison with PyTorch demands.
/// </remarks>
[TypeFormatterSource]
public readonly struct Pack : IEquatable<Pack>, IShown
{
    private readonly Vector512<float> _values;

    private Pack(Vector512<float> values) => _values = values;

    /// <summary>How many numbers a pack holds: 16.</summary>
    public static int Count => Vector512<float>.Count;

    /// <summary>The number at place <paramref name="index"/>, from 0 to <see cref="Count"/> − 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is outside the pack.</exception>
    public float this[int index] => _values[index];

    /// <summary>The number <paramref name="value"/>, rounded to single precision, in every place.</summary>
    public static implicit operator Pack(double value) => new(Vector512.Create((float)value));

    /// <summary>The first number of <paramref name="pack"/>.</summary>
    public static explicit operator float(Pack pack) => pack._values[0];

    /// <summary>The numbers added, place by place.</summary>
    public static Pack operator +(Pack a, Pack b) => new(a._values + b._values);

    /// <summary>The numbers subtracted, place by place.</summary>
    public static Pack operator -(Pack a, Pack b) => new(a._values - b._values);

    /// <summary>The numbers with their signs turned round.</summary>
    public static Pack operator -(Pack a) => new(-a._values);

    /// <summary>The numbers multiplied, place by place.</summary>
    public static Pack operator *(Pack a, Pack b) => new(a._values * b._values);

    /// <summary>The numbers divided, place by place.</summary>
    public static Pack operator /(Pack a, Pack b) => new(a._values / b._values);

    /// <summary>The square root of each number; NaN where it is negative.</summary>
    public static Pack Sqrt(Pack a) => new(Vector512.Sqrt(a._values));

    /// <summary>Each number without its sign.</summary>
    public static Pack Abs(Pack a) => new(Vector512.Abs(a._values));

    /// <summary>The larger of each two numbers; NaN where either is.</summary>
    public static Pack Max(Pack a, Pack b) => new(Vector512.Max(a._values, b._values));

    /// <summary>−1, 0 or 1 in each place, as the number there is negative, zero (or NaN) or positive.</summary>
    public static Pack Sign(Pack a) => new(
        Vector512.ConditionalSelect(Vector512.GreaterThan(a._values, default), Vector512<float>.One,
        Vector512.ConditionalSelect(Vector512.LessThan(a._values, default), -Vector512<float>.One, default)));

    /// <inheritdoc/>
    public bool Equals(Pack other) => _values.Equals(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Pack other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _values.GetHashCode();

    /// <summary>Whether all numbers agree, place by place.</summary>
    public static bool operator ==(Pack a, Pack b) => a.Equals(b);

    /// <summary>Whether any two numbers differ.</summary>
    public static bool operator !=(Pack a, Pack b) => !a.Equals(b);

    /// <summary>The one number if all are equal, else all of them in brackets; invariant culture.</summary>
    public override string ToString()
    {
        var values = _values;
        var texts = Enumerable.Range(0, Count).Select(i => values[i].ToString("G9", CultureInfo.InvariantCulture)).ToList();
        return texts.Distinct().Count() == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
    }

    string IShown.ToHtml() => $"<code>{WebUtility.HtmlEncode(ToString())}</code>";

    double? IShown.Number => float.TryParse(ToString(), CultureInfo.InvariantCulture, out var number) ? number : null;
}
