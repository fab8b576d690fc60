using static System.FormattableString;

namespace Course;

/// <summary>Parameter groups: another rule, or the same with other settings, for each stretch of the parameters.</summary>
/// <remarks>
/// Each group is stepped by its rule as if it were alone, but a <see cref="Optimizer.ClipNorm"/> is of the whole gradient and so is set here.
/// <c>new Grouped(new AdamW { WeightDecay = 0.1 }.On(net.Weights), new AdamW { WeightDecay = 0 }.On(net.Biases))</c> decays weights alone.
/// </remarks>
public sealed record Grouped : WholeRule
{
    private readonly (Stretch Stretch, Optimizer Rule)[] _stretches; // in the order of the parameters

    /// <summary>A rule of groups, which together have each parameter once.</summary>
    /// <param name="groups">The groups, one or more, such as <c>new Muon().On(net.Weights)</c>.</param>
    /// <exception cref="ArgumentException">There are no groups, two have a parameter in common, one is missing between them, or a rule clips its own part of the gradient.</exception>
    public Grouped(params IReadOnlyList<Group> groups)
    {
        if (groups.Count == 0) throw new ArgumentException("there are no groups; give one or more.", nameof(groups));
        Groups = [.. groups];
        _stretches = InOrder(Groups);
        var (end, before) = (0, "");
        foreach (var (stretch, rule) in _stretches)
        {
            if (stretch.Start < end) throw new ArgumentException(Invariant($"the parameters {stretch.Start}..{Math.Min(end, stretch.End)} are in two groups: in {before} and in {stretch}."), nameof(groups));
            if (stretch.Start > end) throw new ArgumentException(Invariant($"the parameters {end}..{stretch.Start} are in no group; give them a rule."), nameof(groups));
            if (rule.ClipNorm is { } c) throw new ArgumentException(Invariant($"{rule.GetType().Name} on {stretch} has ClipNorm = {c}; the length is that of the whole gradient: set ClipNorm on the Grouped rule."), nameof(groups));
            (end, before) = (stretch.End, stretch.ToString());
        }

        Parameters = end;
    }

    /// <summary>The groups, as they were given.</summary>
    public IReadOnlyList<Group> Groups { get; private init; }

    /// <summary>How many parameters the groups have together.</summary>
    public int Parameters { get; }

    /// <summary>The learning rate of the first group; one set here goes to every group.</summary>
    public override Schedule LearningRate
    {
        get => Groups[0].Rule.LearningRate;
        init => (Groups, _stretches) = All(rule => rule with { LearningRate = value });
    }

    /// <summary>The weight decay of the first group; one set here goes to every group.</summary>
    public override double WeightDecay
    {
        get => Groups[0].Rule.WeightDecay;
        init => (Groups, _stretches) = All(rule => rule with { WeightDecay = value });
    }

    /// <inheritdoc/>
    public override bool Elementwise => Groups.All(group => group.Rule.Elementwise);

    /// <inheritdoc/>
    public override float[] Result(float[] θ, OptimizerState state)
    {
        float[] result = [.. θ];
        foreach (var part in state.StateParts) _stretches[part.Stretch].Rule.Result(θ[part.Start..part.End], part.State).CopyTo(result, part.Start);
        return result;
    }

    /// <summary>The rules with their stretches.</summary>
    public override string ToString() => $"Grouped {{ {string.Join("; ", Groups)}{(ClipNorm is { } c ? Invariant($"; ClipNorm = {c}") : "")} }}";

    internal override IEnumerable<Kept> Schema(Shape shape) => [];

    internal override long BytesOf(Shape shape) => Fitting(shape).Sum(each => each.Rule.BytesOf(each.Stretch.Shape));

    internal override OptimizerState Create(Shape shape) => new(nameof(Grouped), [], [], shape, Elementwise,
        [.. Fitting(shape).Select((each, i) => new StatePart(each.Stretch.Start, i, each.Rule.Create(each.Stretch.Shape)))]);

    /// <inheritdoc/>
    internal override string? Misfit(OptimizerState state) => base.Misfit(state)
        ?? state.StateParts.Select(part => part.Stretch >= _stretches.Length ? "the state is of other groups: create it with this rule's CreateState." : _stretches[part.Stretch].Rule.Misfit(part.State)).FirstOrDefault(misfit => misfit is not null);

    private protected override void StepWhole(Span<float> θ, ReadOnlySpan<float> g, OptimizerState state, double scale)
    {
        foreach (var part in state.StateParts)
            _stretches[part.Stretch].Rule.Take(θ[part.Start..part.End], g[part.Start..part.End], part.State, scale);
    }

    private (Stretch Stretch, Optimizer Rule)[] Fitting(Shape shape) => shape.Count == Parameters ? _stretches
        : throw new ArgumentException(Invariant($"the groups have {Parameters} parameters together, and what is to be trained has {shape.Count}."));

    private static (Stretch Stretch, Optimizer Rule)[] InOrder(IReadOnlyList<Group> groups) =>
        [.. groups.SelectMany(group => group.Stretches.Select(stretch => (stretch, group.Rule))).OrderBy(each => each.stretch.Start)];

    private (IReadOnlyList<Group>, (Stretch, Optimizer)[]) All(Func<Optimizer, Optimizer> change)
    {
        Group[] groups = [.. Groups.Select(group => new Group(change(group.Rule), group.Stretches))];
        return (groups, InOrder(groups));
    }
}
