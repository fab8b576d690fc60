using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Course;

/// <summary>Neighbouring numbers handled as one: sixteen in a vector register of a machine with AVX-512, elsewhere eight, in one register with AVX2, in two with NEON.</summary>
/// <remarks>
/// Every operation is the IEEE single-precision one on each number by itself, never a fused multiply-add, so a formula
/// written with packs gives the same bits as the same formula written with <see langword="float"/>, on every machine.
/// A <see langword="double"/> in a formula is rounded to single precision once and stands for the same number in every
/// place: <c>(1 - β) * g</c> computes <c>1 - β</c> in double, as a comparison with PyTorch demands.
/// </remarks>
[TypeFormatterSource]
public readonly struct Pack : IEquatable<Pack>, IShown
{
    // Without AVX-512 only the lower half is in use. A rule's coefficients would take two registers each, with the same number in
    // both, and not fit in the sixteen there are. The test is decided when a method is compiled, and of the unused half nothing is left.
    private readonly Vector512<float> _values;

    private Pack(Vector512<float> values) => _values = values;

    private Pack(Vector256<float> values) => _values = values.ToVector512Unsafe();

    /// <summary>How many numbers a pack holds: 16 on a machine with AVX-512, elsewhere 8.</summary>
    public static int Count => Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector256<float>.Count;

    /// <summary>The number at place <paramref name="index"/>, from 0 to <see cref="Count"/> − 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is outside the pack.</exception>
    public float this[int index] => Vector512.IsHardwareAccelerated ? _values[index] : _values.GetLower()[index];

    /// <summary>The number <paramref name="value"/>, rounded to single precision, in every place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Pack(double value) => Vector512.IsHardwareAccelerated ? new(Vector512.Create((float)value)) : new(Vector256.Create((float)value));

    /// <summary>The first number of <paramref name="pack"/>.</summary>
    public static explicit operator float(Pack pack) => pack._values.GetLower()[0];

    /// <summary>The numbers added, place by place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack operator +(Pack a, Pack b) => Vector512.IsHardwareAccelerated ? new(a._values + b._values) : new(a._values.GetLower() + b._values.GetLower());

    /// <summary>The numbers subtracted, place by place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack operator -(Pack a, Pack b) => Vector512.IsHardwareAccelerated ? new(a._values - b._values) : new(a._values.GetLower() - b._values.GetLower());

    /// <summary>The numbers with their signs turned round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack operator -(Pack a) => Vector512.IsHardwareAccelerated ? new(-a._values) : new(-a._values.GetLower());

    /// <summary>The numbers multiplied, place by place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack operator *(Pack a, Pack b) => Vector512.IsHardwareAccelerated ? new(a._values * b._values) : new(a._values.GetLower() * b._values.GetLower());

    /// <summary>The numbers divided, place by place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack operator /(Pack a, Pack b) => Vector512.IsHardwareAccelerated ? new(a._values / b._values) : new(a._values.GetLower() / b._values.GetLower());

    /// <summary>The square root of each number; NaN where it is negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack Sqrt(Pack a) => Vector512.IsHardwareAccelerated ? new(Vector512.Sqrt(a._values)) : new(Vector256.Sqrt(a._values.GetLower()));

    /// <summary>Each number without its sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack Abs(Pack a) => Vector512.IsHardwareAccelerated ? new(Vector512.Abs(a._values)) : new(Vector256.Abs(a._values.GetLower()));

    /// <summary>The larger of each two numbers; NaN where either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack Max(Pack a, Pack b) => Vector512.IsHardwareAccelerated ? new(Vector512.Max(a._values, b._values)) : new(Vector256.Max(a._values.GetLower(), b._values.GetLower()));

    /// <summary>−1, 0 or 1 in each place, as the number there is negative, zero (or NaN) or positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pack Sign(Pack a) => Vector512.IsHardwareAccelerated
        ? new(Vector512.ConditionalSelect(Vector512.GreaterThan(a._values, default), Vector512<float>.One,
            Vector512.ConditionalSelect(Vector512.LessThan(a._values, default), -Vector512<float>.One, default)))
        : new(Vector256.ConditionalSelect(Vector256.GreaterThan(a._values.GetLower(), default), Vector256<float>.One,
            Vector256.ConditionalSelect(Vector256.LessThan(a._values.GetLower(), default), -Vector256<float>.One, default)));

    /// <summary>The numbers from place <paramref name="i"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Pack Load(ref float first, nint i) =>
        Vector512.IsHardwareAccelerated ? new(Vector512.LoadUnsafe(ref first, (nuint)i)) : new(Vector256.LoadUnsafe(ref first, (nuint)i));

    /// <summary>Writes the numbers from place <paramref name="i"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Store(ref float first, nint i)
    {
        if (Vector512.IsHardwareAccelerated) _values.StoreUnsafe(ref first, (nuint)i);
        else _values.GetLower().StoreUnsafe(ref first, (nuint)i);
    }

    /// <inheritdoc/>
    public bool Equals(Pack other) => Vector512.IsHardwareAccelerated ? _values.Equals(other._values) : _values.GetLower().Equals(other._values.GetLower());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Pack other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Vector512.IsHardwareAccelerated ? _values.GetHashCode() : _values.GetLower().GetHashCode();

    /// <summary>Whether all numbers agree, place by place.</summary>
    public static bool operator ==(Pack a, Pack b) => a.Equals(b);

    /// <summary>Whether any two numbers differ.</summary>
    public static bool operator !=(Pack a, Pack b) => !a.Equals(b);

    /// <summary>The one number if all are equal, else all of them in brackets; invariant culture.</summary>
    public override string ToString()
    {
        var pack = this;
        var texts = Enumerable.Range(0, Count).Select(i => pack[i].ToString("G9", CultureInfo.InvariantCulture)).ToList();
        return texts.Distinct().Count() == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
    }

    string IShown.ToHtml() => $"<code>{WebUtility.HtmlEncode(ToString())}</code>";

    double? IShown.Number => float.TryParse(ToString(), CultureInfo.InvariantCulture, out var number) ? number : null;
}
