using static System.FormattableString;

namespace Course;

/// <summary>What an optimizer remembers between steps: the step count and, for each moment, one number per parameter.</summary>
/// <remarks>
/// The caller owns it: copy it, cut it (<c>state[..10]</c> is a state for the first ten parameters), put the parts together, save
/// it, count its bytes. That freedom is what ZeRO lives on. A rule that does not step each number by itself keeps something else, in all
/// or in part, and its state can be cut only where the rule's own stretches end.
/// </remarks>
public sealed partial class OptimizerState
{
    private static readonly PerStep s_nothing = new();

    private readonly string[] _names, _codeNames;
    private readonly float[][] _moments;
    private readonly byte[][] _codes;
    private readonly bool _elementwise;

    internal OptimizerState(string rule, IReadOnlyList<Kept> schema, IReadOnlyList<string> perStep, Shape shape, bool elementwise, params StatePart[] parts)
    {
        (Rule, Shape, _elementwise, StateParts) = (rule, shape, elementwise, parts);
        Schema = schema;
        _names = [.. schema.Where(kept => !kept.AsCodes).Select(kept => kept.Name)];
        _moments = [.. schema.Where(kept => !kept.AsCodes).Select(kept => new float[kept.Length])];
        _codeNames = [.. schema.Where(kept => kept.AsCodes).Select(kept => kept.Name)];
        _codes = [.. schema.Where(kept => kept.AsCodes).Select(kept => new byte[kept.Length])];
        PerStep = perStep.Count == 0 ? s_nothing : new(perStep);
        Count = checked((int)shape.Count);
    }

    /// <summary>The kind of rule that created the state and may step with it, such as <c>Adam</c>.</summary>
    public string Rule { get; }

    /// <summary>How many steps have been taken; 0 before the first.</summary>
    public int T { get; internal set; }

    /// <summary>How many parameters the state belongs to.</summary>
    public int Count { get; }

    /// <summary>The size in bytes of all that is kept for the parameters: four for each number, one for each code.</summary>
    public long Bytes => Schema.Sum(kept => kept.Bytes) + StateParts.Sum(part => part.State.Bytes);

    /// <summary>The names of the moments, in the order of the rule's schema.</summary>
    public IReadOnlyList<string> Moments => _names;

    /// <summary>The states of which a rule made of rules has made this one, in the order of the parameters; none for any other rule.</summary>
    public IReadOnlyList<OptimizerState> Parts => [.. StateParts.Select(part => part.State)];

    /// <summary>The most cores a step may use, 1 or more; by default all. The result is the same to the last bit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Cores
    {
        get;
        set
        {
            field = Guard.AtLeast(value, 1);
            foreach (var part in StateParts) part.State.Cores = value;
        }
    } = Environment.ProcessorCount;

    /// <summary>The numbers of one moment, such as <c>"m"</c>, one per parameter; writing to them changes the state.</summary>
    /// <exception cref="ArgumentException">The rule keeps no moment of that name.</exception>
    public float[] this[string moment] => Array.IndexOf(_names, moment) is >= 0 and var i ? _moments[i] : throw new ArgumentException(
        $"no moment \"{moment}\"; this state keeps: {(_names.Length == 0 ? "none" : string.Join(", ", _names))}{(StateParts.Length == 0 ? "" : $", and its {StateParts.Length} Parts what is theirs")}.", nameof(moment));

    /// <summary>What is kept for the parameters; what the parts keep is theirs.</summary>
    internal IReadOnlyList<Kept> Schema { get; }

    /// <summary>The matrix that the parameters make, if they make one.</summary>
    internal Shape Shape { get; }

    internal StatePart[] StateParts { get; }

    /// <summary>What the rule keeps once for all parameters.</summary>
    internal PerStep PerStep { get; }

    /// <summary>What stepped last and was found to fit: it need not be compared again.</summary>
    internal object? Fits { get; set; }

    /// <summary>All numbers that are kept, with their names; those of the parts too.</summary>
    internal IEnumerable<(string Name, float[] Numbers)> Numbers => _names.Zip(_moments).Concat(StateParts.SelectMany(part => part.State.Numbers));

    /// <summary>The state once more, with numbers of its own: steps with the one leave the other as it is.</summary>
    public OptimizerState Copy() => Slice(0, Count);

    /// <summary>A copy of the state for the parameters from <paramref name="start"/> on: they step on alone with the bits they would have had in the whole. <c>state[10..20]</c> says the same.</summary>
    /// <param name="start">The first parameter; 0 or more.</param>
    /// <param name="length">How many; 1 or more, and no more than there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is empty or goes beyond the state.</exception>
    /// <exception cref="ArgumentException">The rule steps all these parameters together, so that their state cannot be cut.</exception>
    public OptimizerState Slice(int start, int length)
    {
        if (start < 0 || length < 1 || length > Count - start)
            throw new ArgumentOutOfRangeException(nameof(start), $"the part {start}..{(long)start + length} is empty or outside the state of {Count} parameters.");
        if (length < Count && !_elementwise && StateParts.Length == 0)
            throw new ArgumentException($"the part {start}..{(long)start + length} cuts through {Shape} parameters that {Rule} steps together; take all of them or none.", nameof(start));
        var part = Like(length, [.. StateParts.Select(part => part.Slice(start, length)).OfType<StatePart>()]);
        for (var i = 0; i < _moments.Length; i++) (length == Count ? _moments[i] : _moments[i].AsSpan(start, length)).CopyTo(part._moments[i]);
        for (var i = 0; i < _codes.Length; i++) _codes[i].CopyTo(part._codes[i], 0);
        return part;
    }

    /// <summary>The states of neighbouring parameters put together in their order, as a copy.</summary>
    /// <param name="parts">One state or more, of one rule after as many steps.</param>
    /// <exception cref="ArgumentException">There is no part, the parts differ in their rule, their moments or their steps, or cannot be put together since each is whole.</exception>
    public static OptimizerState Join(params ReadOnlySpan<OptimizerState> parts)
    {
        if (parts.IsEmpty) throw new ArgumentException("there is no state to join; give one or more.", nameof(parts));
        var (first, count) = (parts[0], 0);
        foreach (var part in parts)
        {
            ArgumentNullException.ThrowIfNull(part, nameof(parts));
            if (part.Kin != first.Kin) throw new ArgumentException($"the states do not belong together: one is of {first.Kin}, one of {part.Kin}.", nameof(parts));
            count = checked(count + part.Count);
        }

        if (parts.Length == 1) return first.Copy();
        if (!first._elementwise && first.StateParts.Length == 0)
            throw new ArgumentException($"the states do not belong together: each is for all the parameters that {first.Rule} steps together.", nameof(parts));
        var (whole, start) = (first.Like(count, StatePart.Join(parts)), 0);
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
        var here = Math.Clamp(Count - start, 0, length);
        return here == length ? Slice(start, length) : here == 0 ? Zeros(length) : Join(Slice(start, here), Zeros(length - here));
    }

    internal Span<float> Part(int moment, int start, int length) =>
        moment < _moments.Length ? _moments[moment].AsSpan(start, length) : default;

    /// <summary>The codes of that place in the schema.</summary>
    internal byte[] Codes(int place) => _codes[place];

    /// <summary>What states must agree in to be parts of one.</summary>
    private string Kin => $"{Rule} [{string.Join(", ", Schema.Select(kept => kept.Name))}] after {T} steps{string.Concat(PerStep.Names.Select(name => Invariant($", {name} = {PerStep[name]:R}")))}";

    /// <summary>A state of so many parameters, all zeros, that has come as far as this one; its rule is the one that steps the last parameter.</summary>
    private OptimizerState Zeros(int count)
    {
        var last = StateParts.Length == 0 ? null : StateParts[^1];
        return Like(count, last is null ? [] : [last with { Start = 0, State = last.State.Zeros(count) }]);
    }

    /// <summary>A state of so many parameters, all zeros, that has come as far as this one.</summary>
    private OptimizerState Like(int count, StatePart[] parts)
    {
        var schema = count == Count ? Schema : [.. Schema.Select(kept => kept with { Length = count })];
        var state = new OptimizerState(Rule, schema, PerStep.Names, count == Count ? Shape : new(count), _elementwise, parts) { T = T, Cores = Cores };
        foreach (var name in PerStep.Names) state.PerStep[name] = PerStep[name];
        return state;
    }
}
