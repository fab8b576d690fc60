using System.Runtime.CompilerServices;

namespace Course;

/// <summary>A rule whose moments are kept in eight bits: each a code for its share of the largest in its block of 2048. Two moments take about 2 bytes a parameter instead of 8.</summary>
/// <remarks>Dettmers et al., “8-bit Optimizers via Block-wise Quantization”, ICLR 2022 (arXiv 2110.02861). A step reads a block as single precision, lets the rule step it, and rounds
/// it to codes again: the parameters and the arithmetic stay in 32 bits. A code is off by at most 0.71 % of the largest number of its block, and by half of that where no number is negative.</remarks>
public sealed record EightBit : WholeRule
{
    /// <summary>How many neighbouring numbers share one scale.</summary>
    public const int BlockSize = DynamicMap.Block;

    private static readonly ConditionalWeakTable<OptimizerState, Rooms> s_rooms = [];

    /// <summary>The rule with its moments in eight bits.</summary>
    /// <param name="rule">A rule that steps each number by itself, such as <see cref="Adam"/>.</param>
    /// <exception cref="ArgumentException">The rule is made of rules, or steps its parameters together.</exception>
    public EightBit(Optimizer rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule is WholeRule or Averaged) throw new ArgumentException($"{rule.GetType().Name} is not stepped number by number; put the eight bits inside, as in new Averaged(new EightBit(new Adam())).", nameof(rule));
        Rule = rule;
    }

    /// <summary>The rule that steps.</summary>
    public Optimizer Rule { get; private init; }

    /// <inheritdoc/>
    public override Schedule LearningRate { get => Rule.LearningRate; init => Rule = Rule with { LearningRate = value }; }

    /// <inheritdoc/>
    public override double WeightDecay { get => Rule.WeightDecay; init => Rule = Rule with { WeightDecay = value }; }

    /// <inheritdoc/>
    public override double? ClipNorm { get => Rule.ClipNorm; init => Rule = Rule with { ClipNorm = value }; }

    internal override IReadOnlyList<string> PerStep => Rule.PerStep;

    /// <summary>The numbers of one moment, such as <c>"m"</c>, read from their codes: a new array.</summary>
    /// <param name="state">The state.</param>
    /// <param name="moment">The moment of the rule within.</param>
    /// <exception cref="ArgumentException">The state is of another rule, or keeps no such moment.</exception>
    public float[] Read(OptimizerState state, string moment)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Misfit(state) is { } misfit) throw new ArgumentException(misfit, nameof(state));
        var numbers = new float[state.Count];
        var room = Rule.Create(new(1));
        var place = room.Moments.ToList().IndexOf(moment);
        if (place < 0) throw new ArgumentException($"{Rule.GetType().Name} keeps no \"{moment}\", only {string.Join(", ", room.Moments)}.", nameof(moment));
        for (var start = 0; start < numbers.Length; start += BlockSize)
            Decode(state, place, start, numbers.AsSpan(start, Math.Min(BlockSize, numbers.Length - start)));
        return numbers;
    }

    internal override IEnumerable<Kept> Schema(Shape shape) => Rule.Schema(shape).SelectMany(kept => (Kept[])
        [kept with { AsCodes = true }, new($"{kept.Name} scale", (kept.Length + BlockSize - 1) / BlockSize)]);

    internal override OptimizerState Create(Shape shape)
    {
        var (state, rooms) = (base.Create(shape), new Rooms(Rule, (int)shape.Count));
        for (var start = 0; start < state.Count; start += BlockSize) Write(rooms.At(start), state, start);
        Keep(rooms.At(0), state);
        return state;
    }

    private protected override void StepWhole(Span<float> θ, ReadOnlySpan<float> g, OptimizerState state, double scale)
    {
        var rooms = s_rooms.GetValue(state, state => new(Rule, state.Count));
        for (var start = 0; start < θ.Length; start += BlockSize)
        {
            var room = rooms.At(start);
            room.T = state.T - 1;
            Keep(state, room);
            for (var i = 0; i < room.Moments.Count; i++) Decode(state, i, start, room.Part(i, 0, room.Count));
            Rule.Take(θ.Slice(start, room.Count), g.Slice(start, room.Count), room, scale);
            Write(room, state, start);
        }

        Keep(rooms.At(0), state);
    }

    private static void Decode(OptimizerState state, int moment, int start, Span<float> numbers) =>
        DynamicMap.Decode(state.Codes(moment).AsSpan(start, numbers.Length), state.Part(moment, start / BlockSize, 1)[0], numbers);

    private static void Write(OptimizerState room, OptimizerState state, int start)
    {
        for (var i = 0; i < room.Moments.Count; i++)
            state.Part(i, start / BlockSize, 1)[0] = DynamicMap.Encode(room.Part(i, 0, room.Count), state.Codes(i).AsSpan(start, room.Count));
    }

    // What is kept once for all parameters is every block's.
    private static void Keep(OptimizerState from, OptimizerState to)
    {
        foreach (var name in from.PerStep.Names) to.PerStep[name] = from.PerStep[name];
    }

    /// <summary>States of a block's length in which the rule steps, one block after another: of whole blocks, and of the last.</summary>
    private sealed class Rooms(Optimizer rule, int count)
    {
        private readonly OptimizerState whole = rule.Create(new(Math.Min(count, BlockSize))), last = rule.Create(new((count - 1) % BlockSize + 1));

        public OptimizerState At(int start) => start + BlockSize <= count ? whole : last;
    }
}
