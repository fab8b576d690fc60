namespace Course;

/// <summary>A rule and the stretches of parameters that it steps, in a <see cref="Grouped"/> rule.</summary>
public sealed class Group
{
    internal Group(Optimizer rule, IEnumerable<Stretch> stretches)
    {
        (Rule, Stretches) = (rule, [.. stretches]);
        if (Stretches.Count == 0) throw new ArgumentException($"{rule.GetType().Name} was given no stretch of parameters; name one or more.", nameof(stretches));
        if (Stretches.Any(stretch => stretch is null)) throw new ArgumentException($"one of the stretches of {rule.GetType().Name} is null.", nameof(stretches));
    }

    /// <summary>The rule.</summary>
    public Optimizer Rule { get; }

    /// <summary>What it steps.</summary>
    public IReadOnlyList<Stretch> Stretches { get; }

    /// <summary>The rule and its stretches.</summary>
    public override string ToString() => $"{Rule} on {string.Join(", ", Stretches)}";
}
