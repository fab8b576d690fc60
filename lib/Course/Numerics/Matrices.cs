using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Course;

/// <summary>Products of matrices, which lie row after row.</summary>
/// <remarks>
/// Each number of a product is a sum over k = 0, 1, 2, … in that order and never with a fused multiply-add, so the bits are
/// those of three plain loops, whatever the width of the machine's registers. Nothing is allocated.
/// </remarks>
internal static unsafe class Matrices
{
    private const int Rows = 4, Packs = 2; // of the tile of C that stays in registers: sixteen are all that most machines have
    private const int Depth = 256;         // a panel of B so deep stays in the nearest cache while all of A passes by

    /// <summary>C ← A·B, with A of rows × inner numbers, B of inner × columns; C is neither of them.</summary>
    public static void Multiply(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int rows, int inner, int columns)
    {
        if (Vector512.IsHardwareAccelerated) Product<WidePack>(a, b, c, rows, inner, columns, gram: false);
        else Product<Pack>(a, b, c, rows, inner, columns, gram: false);
    }

    /// <summary>C ← A·Aᵀ, with A of rows × inner numbers; C is not A. Only one half is computed, the other is its mirror image.</summary>
    public static void Gram(ReadOnlySpan<float> a, Span<float> c, int rows, int inner)
    {
        if (Vector512.IsHardwareAccelerated) Product<WidePack>(a, a, c, rows, inner, rows, gram: true);
        else Product<Pack>(a, a, c, rows, inner, rows, gram: true);
    }

    /// <summary>Aᵀ, with A of rows × columns numbers.</summary>
    public static void Transpose(ReadOnlySpan<float> a, Span<float> transposed, int rows, int columns)
    {
        Debug.Assert(a.Length == rows * columns && transposed.Length == a.Length);
        fixed (float* from = a, to = transposed) Turn(from, columns, to, rows, rows, columns);
    }

    /// <summary>A·B in packs of the given width; for a Gram matrix B is A, and is turned.</summary>
    internal static void Product<P>(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int rows, int inner, int columns, bool gram) where P : unmanaged, IPack<P>
    {
        Debug.Assert(a.Length == rows * inner && b.Length == inner * columns && c.Length == rows * columns);
        fixed (float* pa = a, pb = b, pc = c) Product<P>(pa, pb, pc, rows, inner, columns, gram);
    }

    // Optimized at once, as in Vectors; and the panel is not cleared, since what is read of it has been written before.
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    private static void Product<P>(float* a, float* b, float* c, int rows, int inner, int columns, bool gram) where P : unmanaged, IPack<P>
    {
        var width = Packs * P.Count;
        float* room = stackalloc float[(Depth + Rows + 1) * width];
        float* panel = (float*)(((nint)room + sizeof(P) - 1) & -sizeof(P)), edge = panel + Depth * width; // so aligned, no pack lies across two cache lines
        for (var k = 0; k < inner; k += Depth)
        {
            var depth = Math.Min(Depth, inner - k);
            for (var j = 0; j < columns; j += width)
            {
                var across = Math.Min(width, columns - j);
                if (across < width) new Span<float>(panel, depth * width).Clear();
                if (gram) Turn(b + (long)j * inner + k, inner, panel, width, across, depth);
                else Copy(b + (long)k * columns + j, columns, panel, width, depth, across);
                for (var i = gram ? j : 0; i < rows; i += Rows)
                {
                    var down = Math.Min(Rows, rows - i);
                    float* ai = a + (long)i * inner + k, tile = c + (long)i * columns + j;
                    if (down == Rows && across == width)
                    {
                        Tile((P*)panel, depth, ai, inner, 2L * inner, 3L * inner, tile, columns, k > 0);
                        continue;
                    }

                    // What does not fill a tile is computed in one that does, with the last row of A in place of those that lack.
                    if (k > 0) Copy(tile, columns, edge, width, down, across);
                    Tile((P*)panel, depth, ai, Math.Min(1, down - 1) * (long)inner, Math.Min(2, down - 1) * (long)inner, Math.Min(3, down - 1) * (long)inner, edge, width, k > 0);
                    Copy(edge, width, tile, columns, down, across);
                }
            }
        }

        for (var j = width; gram && j < rows; j += width) Turn(c + (long)j * rows + j - width, rows, c + (long)(j - width) * rows + j, rows, rows - j, width);
    }

    // C ← A·B or C + A·B: a block of C that stays in registers, while four rows of A and the panel of B pass by.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<P>(P* panel, int depth, float* a, long row1, long row2, long row3, float* c, long stride, bool adds) where P : unmanaged, IPack<P>
    {
        P* c0 = (P*)c, c1 = (P*)(c + stride), c2 = (P*)(c + 2 * stride), c3 = (P*)(c + 3 * stride);
        P c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        if (adds) (c00, c01, c10, c11, c20, c21, c30, c31) = (c0[0], c0[1], c1[0], c1[1], c2[0], c2[1], c3[0], c3[1]);
        for (var end = a + depth; a < end; a++, panel += Packs)
        {
            P b0 = panel[0], b1 = panel[1], ak = a[0];
            c00 += ak * b0;
            c01 += ak * b1;
            ak = a[row1];
            c10 += ak * b0;
            c11 += ak * b1;
            ak = a[row2];
            c20 += ak * b0;
            c21 += ak * b1;
            ak = a[row3];
            c30 += ak * b0;
            c31 += ak * b1;
        }

        (c0[0], c0[1], c1[0], c1[1], c2[0], c2[1], c3[0], c3[1]) = (c00, c01, c10, c11, c20, c21, c30, c31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(float* from, long fromStride, float* to, long toStride, int rows, int columns)
    {
        for (var i = 0; i < rows; i++) new ReadOnlySpan<float>(from + i * fromStride, columns).CopyTo(new(to + i * toStride, columns));
    }

    // Four rows at a time, which makes four neighbours where they go, and few columns, whose lines the nearest cache holds until they are full.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn(float* from, long fromStride, float* to, long toStride, int rows, int columns)
    {
        const int Few = 8;
        for (var first = 0; first < columns; first += Few)
        {
            var (end, i) = (Math.Min(first + Few, columns), 0);
            for (; i <= rows - 4; i += 4)
            {
                float* r0 = from + i * fromStride, r1 = r0 + fromStride, r2 = r1 + fromStride, r3 = r2 + fromStride;
                for (var j = first; j < end; j++) Vector128.Create(r0[j], r1[j], r2[j], r3[j]).Store(to + j * toStride + i);
            }

            for (; i < rows; i++)
            {
                for (var j = first; j < end; j++) to[j * toStride + i] = from[i * fromStride + j];
            }
        }
    }
}
