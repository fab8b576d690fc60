using System.Globalization;
using System.Net;
using System.Numerics;

namespace Course;

/// <summary>As many neighbouring numbers as a register of the machine holds, handled as one: four with NEON or in a page, eight with AVX.</summary>
/// <remarks>
/// A <see langword="double"/> beside a pack is rounded to single precision once and stands for the same number in every place.
/// </remarks>
[TypeFormatterSource]
public readonly struct Pack : IPack<Pack>, IEquatable<Pack>, IShown
{
    private readonly Vector<float> _values;

    private Pack(Vector<float> values) => _values = values;

    /// <summary>How many numbers a pack holds.</summary>
    public static int Count => Vector<float>.Count;

    /// <summary>The number at place <paramref name="index"/>, from 0 to <see cref="Count"/> − 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is outside the pack.</exception>
    public float this[int index] => _values[index];

    /// <inheritdoc/>
    public static implicit operator Pack(double value) => new(new Vector<float>((float)value));

    /// <inheritdoc/>
    public static implicit operator Pack(float value) => new(new Vector<float>(value));

    /// <summary>The first number of <paramref name="pack"/>.</summary>
    public static explicit operator float(Pack pack) => pack._values[0];

    /// <inheritdoc/>
    public static Pack operator +(Pack a, Pack b) => new(a._values + b._values);

    /// <inheritdoc/>
    public static Pack operator -(Pack a, Pack b) => new(a._values - b._values);

    /// <inheritdoc/>
    public static Pack operator -(Pack a) => new(-a._values);

    /// <inheritdoc/>
    public static Pack operator *(Pack a, Pack b) => new(a._values * b._values);

    /// <inheritdoc/>
    public static Pack operator /(Pack a, Pack b) => new(a._values / b._values);

    /// <inheritdoc/>
    public static Pack Sqrt(Pack a) => new(Vector.SquareRoot(a._values));

    /// <inheritdoc/>
    public static Pack Abs(Pack a) => new(Vector.Abs(a._values));

    /// <inheritdoc/>
    public static Pack Max(Pack a, Pack b) => new(Vector.Max(a._values, b._values));

    /// <inheritdoc/>
    public static Pack Sign(Pack a) => new(
        Vector.ConditionalSelect(Vector.GreaterThan(a._values, default), Vector<float>.One,
        Vector.ConditionalSelect(Vector.LessThan(a._values, default), -Vector<float>.One, default)));

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
