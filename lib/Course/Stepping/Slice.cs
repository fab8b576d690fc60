using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Course;

/// <summary>The stretch of parameters that one core steps in one go, and the one loop that every rule runs over it.</summary>
public readonly ref struct Slice
{
    private const int Long = 1 << 14;

    private readonly Span<float> _θ, _first, _second, _third;
    private readonly ReadOnlySpan<float> _g;
    private readonly Pack _λ;
    private readonly bool _decays;

    // Inlined, or its spans would travel through memory, which shows in a step of few parameters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Slice(Span<float> θ, ReadOnlySpan<float> g, Span<float> first, Span<float> second, Span<float> third, PerStep perStep, int t, double l2)
    {
        (_λ, _decays) = (l2, l2 != 0);
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
    public void Run<TUpdate>(TUpdate update) where TUpdate : struct, IUpdate
    {
        // Compiled once per number of moments, so that the loop holds no test and no unused load.
        if (!_third.IsEmpty) Run<TUpdate, Three>(in update);
        else if (!_second.IsEmpty) Run<TUpdate, Two>(in update);
        else if (!_first.IsEmpty) Run<TUpdate, One>(in update);
        else Run<TUpdate, None>(in update);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Run<TUpdate, TMoments>(in TUpdate update)
        where TUpdate : struct, IUpdate where TMoments : struct, IMoments
    {
        // A pack that lies across two cache lines waits for both: a long slice starts where none does.
        var head = _θ.Length < Long ? 0 : ToNextPack(_θ);
        var whole = (_θ.Length - head) / Pack.Count * Pack.Count;
        var tail = head + whole;
        if (head > 0) Edge<TUpdate, TMoments>(in update, 0, head);
        if (whole > 0)
            Loop<TUpdate, TMoments>(in update, whole, ref At(_θ, head), ref At(_g, head), ref At(_first, head), ref At(_second, head), ref At(_third, head));
        if (tail < _θ.Length) Edge<TUpdate, TMoments>(in update, tail, _θ.Length - tail);
    }

    // What does not fill a pack is stepped as a copy padded with zeros: no rule has a second formula.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Edge<TUpdate, TMoments>(in TUpdate update, int start, int count)
        where TUpdate : struct, IUpdate where TMoments : struct, IMoments
    {
        var (θ, g) = (Padded(_θ, start, count), Padded(_g, start, count));
        Pack first = default, second = default, third = default;
        if (TMoments.Count > 0) first = Padded(_first, start, count);
        if (TMoments.Count > 1) second = Padded(_second, start, count);
        if (TMoments.Count > 2) third = Padded(_third, start, count);
        Loop<TUpdate, TMoments>(in update, Pack.Count, ref Numbers(ref θ), ref Numbers(ref g), ref Numbers(ref first), ref Numbers(ref second), ref Numbers(ref third));
        Unpad(ref θ, _θ, start, count);
        if (TMoments.Count > 0) Unpad(ref first, _first, start, count);
        if (TMoments.Count > 1) Unpad(ref second, _second, start, count);
        if (TMoments.Count > 2) Unpad(ref third, _third, start, count);
    }

    // Optimized at once: a lesson is over before the runtime would get round to it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Loop<TUpdate, TMoments>(
        in TUpdate update, nint count, ref float θ, ref float g, ref float first, ref float second, ref float third)
        where TUpdate : struct, IUpdate where TMoments : struct, IMoments
    {
        var (λ, decays, box) = (_λ, _decays, update); // copies, so that they stay in registers
        var width = Pack.Count;
        for (nint i = 0; i < count; i += width)
        {
            var θi = Pack.Load(ref θ, i);
            var gi = Pack.Load(ref g, i);
            if (decays) gi += λ * θi;
            Pack a = default, b = default, c = default;
            if (TMoments.Count > 0) a = Pack.Load(ref first, i);
            if (TMoments.Count > 1) b = Pack.Load(ref second, i);
            if (TMoments.Count > 2) c = Pack.Load(ref third, i);
            (θi + box.Apply(θi, gi, ref a, ref b, ref c)).Store(ref θ, i);
            if (TMoments.Count > 0) a.Store(ref first, i);
            if (TMoments.Count > 1) b.Store(ref second, i);
            if (TMoments.Count > 2) c.Store(ref third, i);
        }
    }

    private static unsafe int ToNextPack(ReadOnlySpan<float> values) =>
        (int)(-(nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(values)) & (Pack.Count * sizeof(float) - 1)) / sizeof(float);

    private static ref float At(ReadOnlySpan<float> values, int i) => ref Unsafe.Add(ref MemoryMarshal.GetReference(values), i);

    private static ref float Numbers(ref Pack pack) => ref Unsafe.As<Pack, float>(ref pack);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pack Padded(ReadOnlySpan<float> values, int start, int count)
    {
        Pack pack = default;
        Copy(ref At(values, start), ref Numbers(ref pack), count);
        return pack;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Unpad(ref Pack pack, Span<float> values, int start, int count) =>
        Copy(ref Numbers(ref pack), ref At(values, start), count);

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
