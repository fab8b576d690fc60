using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Course;

/// <summary>The stretch of parameters that one core steps in one go, and the one loop that every rule runs over it.</summary>
/// <typeparam name="P">The pack, as wide as the machine's registers.</typeparam>
public readonly ref struct Slice<P> where P : struct, IPack<P>
{
    private const int Long = 1 << 14;

    private readonly Span<float> _θ, _first, _second, _third;
    private readonly ReadOnlySpan<float> _g;
    private readonly P _scale, _λ;
    private readonly bool _adjusts;

    // Inlined, or its spans would travel through memory, which shows in a step of few parameters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Slice(Span<float> θ, ReadOnlySpan<float> g, Span<float> first, Span<float> second, Span<float> third, PerStep perStep, int t, double scale, double l2)
    {
        (_scale, _λ, _adjusts) = (scale, l2, scale != 1 || l2 != 0);
        _θ = θ;
        _g = g;
        _first = first;
        _second = second;
        _third = third;
        PerStep = perStep;
        T = t;
    }

    /// <summary>The number t of this step; the first is 1.</summary>
    public int T { get; }

    /// <summary>What the rule keeps once for all parameters, moved on to this step.</summary>
    internal PerStep PerStep { get; }

    /// <summary>Applies the box to every parameter of the slice: one pass that reads and writes each number once.</summary>
    /// <param name="update">The rule's box with the coefficients of step <see cref="T"/>.</param>
    public void Run<TUpdate>(TUpdate update) where TUpdate : struct, IUpdate<P>
    {
        // Compiled once per number of moments, so that the loop holds no test and no unused load.
        if (!_third.IsEmpty) Run<TUpdate, Three>(in update);
        else if (!_second.IsEmpty) Run<TUpdate, Two>(in update);
        else if (!_first.IsEmpty) Run<TUpdate, One>(in update);
        else Run<TUpdate, None>(in update);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Run<TUpdate, TMoments>(in TUpdate update)
        where TUpdate : struct, IUpdate<P> where TMoments : struct, IMoments
    {
        // A pack that lies across two cache lines waits for both: a long slice starts at a whole pack, of which one or more fill a line.
        var head = _θ.Length < Long ? 0 : ToWholePack(_θ);
        var packs = (_θ.Length - head) / P.Count;
        var tail = head + packs * P.Count;
        if (head > 0) Edge<TUpdate, TMoments>(in update, 0, head);
        if (packs > 0)
            Loop<TUpdate, TMoments>(in update, packs, ref At(_θ, head), ref At(_g, head), ref At(_first, head), ref At(_second, head), ref At(_third, head));
        if (tail < _θ.Length) Edge<TUpdate, TMoments>(in update, tail, _θ.Length - tail);
    }

    // What does not fill a pack is stepped as a copy padded with zeros: no rule has a second formula.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Edge<TUpdate, TMoments>(in TUpdate update, int start, int count)
        where TUpdate : struct, IUpdate<P> where TMoments : struct, IMoments
    {
        var (θ, g) = (Padded(_θ, start, count), Padded(_g, start, count));
        P first = default, second = default, third = default;
        if (TMoments.Count > 0) first = Padded(_first, start, count);
        if (TMoments.Count > 1) second = Padded(_second, start, count);
        if (TMoments.Count > 2) third = Padded(_third, start, count);
        Loop<TUpdate, TMoments>(in update, 1, ref θ, ref g, ref first, ref second, ref third);
        Unpad(ref θ, _θ, start, count);
        if (TMoments.Count > 0) Unpad(ref first, _first, start, count);
        if (TMoments.Count > 1) Unpad(ref second, _second, start, count);
        if (TMoments.Count > 2) Unpad(ref third, _third, start, count);
    }

    // Optimized at once: a lesson is over before the runtime would get round to it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Loop<TUpdate, TMoments>(
        in TUpdate update, nint packs, ref P θ, ref P g, ref P first, ref P second, ref P third)
        where TUpdate : struct, IUpdate<P> where TMoments : struct, IMoments
    {
        var (scale, λ, adjusts, box) = (_scale, _λ, _adjusts, update); // copies, so that they stay in registers
        for (nint i = 0; i < packs; i++)
        {
            var θi = Unsafe.Add(ref θ, i);
            var gi = Unsafe.Add(ref g, i);
            if (adjusts) gi = scale * gi + λ * θi;
            P a = default, b = default, c = default;
            if (TMoments.Count > 0) a = Unsafe.Add(ref first, i);
            if (TMoments.Count > 1) b = Unsafe.Add(ref second, i);
            if (TMoments.Count > 2) c = Unsafe.Add(ref third, i);
            Unsafe.Add(ref θ, i) = θi + box.Apply(θi, gi, ref a, ref b, ref c);
            if (TMoments.Count > 0) Unsafe.Add(ref first, i) = a;
            if (TMoments.Count > 1) Unsafe.Add(ref second, i) = b;
            if (TMoments.Count > 2) Unsafe.Add(ref third, i) = c;
        }
    }

    private static unsafe int ToWholePack(ReadOnlySpan<float> values) =>
        (int)(-(nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(values)) & (Unsafe.SizeOf<P>() - 1)) / sizeof(float);

    private static ref float FloatAt(ReadOnlySpan<float> values, int i) => ref Unsafe.Add(ref MemoryMarshal.GetReference(values), i);

    private static ref P At(ReadOnlySpan<float> values, int i) => ref Unsafe.As<float, P>(ref FloatAt(values, i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static P Padded(ReadOnlySpan<float> values, int start, int count)
    {
        P pack = default;
        Copy(ref FloatAt(values, start), ref Unsafe.As<P, float>(ref pack), count);
        return pack;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Unpad(ref P pack, Span<float> values, int start, int count) =>
        Copy(ref Unsafe.As<P, float>(ref pack), ref FloatAt(values, start), count);

    // By fours, then one by one: done before a call of Span.CopyTo has found out how to.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref float from, ref float to, nint count)
    {
        nint i = 0;
        for (; i <= count - 4; i += 4) Vector128.LoadUnsafe(ref from, (nuint)i).StoreUnsafe(ref to, (nuint)i);
        for (; i < count; i++) Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i);
    }

    private interface IMoments
    {
        static abstract int Count { get; }
    }

    private readonly struct None : IMoments
    {
        public static int Count => 0;
    }

    private readonly struct One : IMoments
    {
        public static int Count => 1;
    }

    private readonly struct Two : IMoments
    {
        public static int Count => 2;
    }

    private readonly struct Three : IMoments
    {
        public static int Count => 3;
    }
}
