using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Course;

/// <summary>Numbers in one byte each and a scale for all of a block: its largest size. A code stands for a part of it, fine near 1 and with the same care down to a millionth.</summary>
/// <remarks>
/// Dettmers et al., “8-bit Optimizers via Block-wise Quantization”, ICLR 2022 (arXiv 2110.02861), section 2 and appendix: every power of ten has twice as many codes as
/// the one below. A number of 10ᵏ⁻¹ to 10ᵏ times the scale, k = 0, −1, … −6, comes back wrong by at most 0.45 · 10ᵏ/2⁶⁺ᵏ of the scale, a smaller one by 10⁻⁷, which makes it 0.
/// A block without a negative number has the codes of the signs as well, and half the error. Code 0 is 0. A block with a NaN or ∞ comes back with one.
/// </remarks>
internal static class DynamicMap
{
    /// <summary>How many numbers share a scale.</summary>
    public const int Block = 2048;

    private const int Tens = 7;

    private static readonly Sizes s_signed = new(finest: 1 << (Tens - 1)), s_unsigned = new(finest: 1 << Tens);

    /// <summary>Encodes a block and returns its scale; it is negative if the codes have signs.</summary>
    public static float Encode(ReadOnlySpan<float> numbers, Span<byte> codes)
    {
        var (least, most) = Range(numbers);
        var (signed, scale) = (least < 0, MathF.Max(-least, most));
        (signed ? s_signed : s_unsigned).Encode(numbers, scale, codes);
        return signed ? -scale : scale;
    }

    /// <summary>The numbers that the codes of a block stand for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Decode(ReadOnlySpan<byte> codes, float scale, Span<float> numbers)
    {
        var parts = (scale < 0 ? s_signed : s_unsigned).Parts;
        var size = MathF.Abs(scale);
        for (var i = 0; i < codes.Length; i++) numbers[i] = parts[codes[i]] * size;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (float Least, float Most) Range(ReadOnlySpan<float> numbers)
    {
        var packs = MemoryMarshal.Cast<float, Vector<float>>(numbers);
        var (least, most) = (numbers[0], numbers[0]);
        if (!packs.IsEmpty)
        {
            var (low, high) = (packs[0], packs[0]);
            foreach (var pack in packs) (low, high) = (Vector.Min(low, pack), Vector.Max(high, pack));
            for (var i = 0; i < Vector<float>.Count; i++) (least, most) = (MathF.Min(least, low[i]), MathF.Max(most, high[i]));
        }

        foreach (var number in numbers[(packs.Length * Vector<float>.Count)..]) (least, most) = (MathF.Min(least, number), MathF.Max(most, number));
        return (least, most);
    }

    /// <summary>The sizes that codes stand for, and the way from a size to the nearest of them.</summary>
    private sealed class Sizes
    {
        private const int Shift = 16; // leaves 7 bits behind the point, which part the sizes finely enough that two of them meet but once within a cell

        private readonly byte[] _codes;    // of the nearest number where a cell begins, at its end towards 0
        private readonly float[] _middles; // between the size of a code and the next

        public Sizes(int finest)
        {
            List<float> sizes = [0];
            for (var ten = Tens - 1; ten >= 0; ten--)
            {
                var count = finest >> ten;
                for (var i = 0; i < count; i++) sizes.Add((float)((0.1 + 0.9 * (i + 0.5) / count) * Math.Pow(10, -ten)));
            }

            sizes.Add(1);
            var negative = 256 - sizes.Count; // −1 has no code of its own
            float[] middles = [.. sizes.Zip(sizes.Skip(1), (a, b) => (a + b) / 2)];
            _codes = [.. Enumerable.Range(0, 1 << Shift).Select(cell => Code(BitConverter.Int32BitsToSingle(cell << Shift)))];
            _middles = [.. middles, float.PositiveInfinity, .. middles[..negative].Skip(1).Append(float.PositiveInfinity).Take(negative).Reverse()];
            Parts = [.. sizes, .. sizes.Skip(1).Take(negative).Select(size => -size).Reverse()];

            byte Code(float x)
            {
                var at = Array.BinarySearch(middles, MathF.Abs(x));
                var size = at < 0 ? ~at : at + 1;
                return (byte)(float.IsNegative(x) ? -Math.Min(size, negative) : size);
            }
        }

        /// <summary>What each code stands for: the sizes, and counted from behind those with a minus.</summary>
        public float[] Parts { get; }

        /// <summary>The codes of numbers up to <paramref name="scale"/>: the nearest sizes. What is no number gets some code.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Encode(ReadOnlySpan<float> numbers, float scale, Span<byte> codes)
        {
            codes = codes[..numbers.Length];
            var (nearest, middles) = (_codes, _middles);
            for (var i = 0; i < numbers.Length; i++)
            {
                var part = numbers[i] / scale;
                var bits = BitConverter.SingleToInt32Bits(part);
                int code = nearest[bits >>> Shift];
                codes[i] = (byte)(code + (MathF.Abs(part) >= middles[code] ? bits >> 31 | 1 : 0)); // a code further from 0
            }
        }
    }
}
