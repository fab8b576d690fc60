namespace Course;

/// <summary>What an optimizer remembers between steps: the step count and, for each moment, one number per parameter.</summary>
/// <remarks>The caller owns it: shard it, copy it, count its bytes. That freedom is what ZeRO lives on.</remarks>
public sealed class OptimizerState
{
    private static readonly PerStep s_nothing = new();

    private readonly string[] _names;
    private readonly float[][] _moments;

    internal OptimizerState(IReadOnlyList<string> moments, IReadOnlyList<string> perStep, int count)
    {
        _names = [.. moments];
        _moments = [.. moments.Select(_ => new float[count])];
        PerStep = perStep.Count == 0 ? s_nothing : new(perStep);
        Count = count;
    }

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

    internal Span<float> Part(int moment, int start, int length) =>
        moment < _moments.Length ? _moments[moment].AsSpan(start, length) : default;
}
