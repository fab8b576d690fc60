namespace Course;

/// <summary>A decay rate β made ready for the loop: β in every place of a pack, and 1 − β beside it.</summary>
/// <remarks>
/// 1 − β is computed in double and rounded once, since 1 − 0.999f is off by 1e-5. Keeping both as packs spares the loop
/// seven conversions per pack, which halves the time of an Adam step in cache.
/// </remarks>
internal readonly struct Beta<P>(double value) where P : struct, IPack<P>
{
    private readonly P _value = value;
    private readonly P _complement = 1 - value;

    public static implicit operator Beta<P>(double value) => new(value);

    public static P operator *(Beta<P> β, P x) => β._value * x;

    /// <summary>1 − β; there is no other number to subtract a decay rate from.</summary>
    public static P operator -(int one, Beta<P> β) =>
        one == 1 ? β._complement : throw new ArgumentOutOfRangeException(nameof(one));
}
