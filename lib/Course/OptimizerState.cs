namespace Course;

/// <summary>What an optimizer remembers between steps: the step count and, for each moment, one number per parameter.</summary>
/// <remarks>
/// The caller owns it: copy it, cut it (<c>state[..10]</c> is a state for the first ten parameters), put the parts together, save
/// it, count its bytes. That freedom is what ZeRO lives on.
/// </remarks>
public sealed partial class OptimizerState
{
    private static readonly PerStep s_nothing = new();

    private readonly string[] _names;
    private readonly float[][] _moments;

    internal OptimizerState(string rule, IReadOnlyList<string> moments, IReadOnlyList<string> perStep, int count)
    {
        Rule = rule;
        _names = [.. moments];
        _moments = [.. moments.Select(_ => new float[count])];
        PerStep = perStep.Count == 0 ? s_nothing : new(perStep);
        Count = count;
    }

    /// <summary>The kind of rule that created the state and may step with it, such as <c>Adam</c>.</summary>
    public string Rule { get; }

    /// <summary>How many steps have been taken; 0 before the first.</summary>
    public int T { get; internal set; }

    /// <summary>How many parameters the state belongs to.</summary>
    public int Count { get; }

    /// <summary>The size of the moments in bytes: four for each number.</summary>
    public long Bytes => 4L * Count * _moments.Length;

    /// <summary>The names of the moments, in the order of the rule's schema.</summary>
    public IReadOnlyList<string> Moments => _names;

    /// <summary>The most cores a step may use, 1 or more; by default all. The result is the same to the last bit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Cores { get; set => field = Guard.AtLeast(value, 1); } = Environment.ProcessorCount;

    /// <summary>The numbers of one moment, such as <c>"m"</c>, one per parameter; writing to them changes the state.</summary>
    /// <exception cref="ArgumentException">The rule keeps no moment of that name.</exception>
    public float[] this[string moment] => Array.IndexOf(_names, moment) is >= 0 and var i ? _moments[i]
        : throw new ArgumentException($"no moment \"{moment}\"; this state keeps: {(_names.Length == 0 ? "none" : string.Join(", ", _names))}.", nameof(moment));

    /// <summary>What the rule keeps once for all parameters.</summary>
    internal PerStep PerStep { get; }

    /// <summary>What stepped last and was found to fit: it need not be compared again.</summary>
    internal object? Fits { get; set; }

    /// <summary>The state once more, with numbers of its own: steps with the one leave the other as it is.</summary>
    public OptimizerState Copy() => Slice(0, Count);

    /// <summary>A copy of the state for the parameters from <paramref name="start"/> on: they step on alone with the bits they would have had in the whole. <c>state[10..20]</c> says the same.</summary>
    /// <param name="start">The first parameter; 0 or more.</param>
    /// <param name="length">How many; 1 or more, and no more than there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is empty or goes beyond the state.</exception>
    public OptimizerState Slice(int start, int length)
    {
        if (start < 0 || length < 1 || length > Count - start)
            throw new ArgumentOutOfRangeException(nameof(start), $"the part {start}..{(long)start + length} is empty or outside the state of {Count} parameters.");
        var part = Like(length);
        for (var i = 0; i < _moments.Length; i++) _moments[i].AsSpan(start, length).CopyTo(part._moments[i]);
        return part;
    }

    /// <summary>The states of neighbouring parameters put together in their order, as a copy.</summary>
    /// <param name="parts">One state or more, of one rule after as many steps.</param>
    /// <exception cref="ArgumentException">There is no part, or the parts differ in their rule, their moments or their steps.</exception>
    public static OptimizerState Join(params ReadOnlySpan<OptimizerState> parts)
    {
        if (parts.IsEmpty) throw new ArgumentException("there is no state to join; give one or more.", nameof(parts));
        var count = 0;
        foreach (var part in parts)
        {
            ArgumentNullException.ThrowIfNull(part, nameof(parts));
            if (part.Kin != parts[0].Kin) throw new ArgumentException($"the states do not belong together: one is of {parts[0].Kin}, one of {part.Kin}.", nameof(parts));
            count = checked(count + part.Count);
        }

        var (whole, start) = (parts[0].Like(count), 0);
        foreach (var part in parts)
        {
            for (var i = 0; i < part._moments.Length; i++) part._moments[i].CopyTo(whole._moments[i], start);
            start += part.Count;
        }

        return whole;
    }

    /// <summary>The part of a state that a device owns, with zeros for the padding beyond the last parameter.</summary>
    internal OptimizerState Padded(int start, int length)
    {
        var part = Like(length);
        var here = Math.Clamp(Count - start, 0, length);
        for (var i = 0; i < _moments.Length && here > 0; i++) _moments[i].AsSpan(start, here).CopyTo(part._moments[i]);
        return part;
    }

    internal Span<float> Part(int moment, int start, int length) =>
        moment < _moments.Length ? _moments[moment].AsSpan(start, length) : default;

    /// <summary>What states must agree in to be parts of one.</summary>
    private string Kin => $"{Rule} [{string.Join(", ", _names)}] after {T} steps{string.Concat(PerStep.Names.Select(name => FormattableString.Invariant($", {name} = {PerStep[name]:R}")))}";

    /// <summary>A state of so many parameters, all zeros, that has come as far as this one.</summary>
    private OptimizerState Like(int count)
    {
        var state = new OptimizerState(Rule, _names, PerStep.Names, count) { T = T, Cores = Cores };
        foreach (var name in PerStep.Names) state.PerStep[name] = PerStep[name];
        return state;
    }
}
