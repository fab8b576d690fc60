namespace Course;

public static partial class Charts
{
    private const int MostPoints = 200;

    /// <summary>How rules cross one landscape from its start: a <see cref="Path(string, IReadOnlyList{Run})"/> for each, with a slider over the steps.</summary>
    /// <remarks>In an exported page that runs its cells, a click on the map sets another start, and every rule walks again.</remarks>
    /// <param name="title">The title.</param>
    /// <param name="surface">What they minimise, of two parameters.</param>
    /// <param name="steps">How many steps each takes, 1 or more.</param>
    /// <param name="rules">The rules, at least one.</param>
    /// <exception cref="ArgumentException">There is no rule, the surface has not two parameters, or its loss at the start is infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no step.</exception>
    public static Figure Landscape(string title, Problem surface, int steps, params IReadOnlyList<Optimizer> rules) =>
        Path(title, Walk(surface, steps, rules));

    /// <summary>How rules cross one landscape at each stop of a slider that changes the rules, such as β; each keeps the name of its kind.</summary>
    /// <inheritdoc cref="Landscape(string, Problem, int, IReadOnlyList{Optimizer})"/>
    /// <exception cref="ArgumentException">A stop has no rule, the stops differ in their number of rules, the surface has not two parameters, or its loss at the start is infinite.</exception>
    public static Figure Landscape<T>(string title, Problem surface, int steps, Slider<T> rules)
        where T : IEnumerable<Optimizer> =>
        Path(title, rules.Select(stop => Walk(surface, steps, [.. stop], KindOf)));

    /// <summary>How rules cross the landscape at each stop of a slider that changes the landscape, such as the angle of a <see cref="TurnedRavine"/>.</summary>
    /// <inheritdoc cref="Landscape(string, Problem, int, IReadOnlyList{Optimizer})"/>
    /// <param name="title">The title.</param>
    /// <param name="surfaces">What they minimise at each stop, of two parameters.</param>
    /// <param name="steps">How many steps each takes, 1 or more.</param>
    /// <param name="rules">The rules, at least one.</param>
    public static Figure Landscape<T>(string title, Slider<T> surfaces, int steps, params IReadOnlyList<Optimizer> rules)
        where T : Problem =>
        Path(title, surfaces.Select(surface => Walk(surface, steps, rules)));

    private static Run[] Walk(Problem surface, int steps, IReadOnlyList<Optimizer> rules, Func<Optimizer, IReadOnlyList<Optimizer>, string?>? name = null)
    {
        Guard.AtLeast(steps, 1, nameof(steps));
        var trainer = new Trainer { Problem = surface, Steps = steps, EvaluateEvery = (steps + MostPoints - 1) / MostPoints };
        return [.. rules.Select(rule => trainer.Run(rule, label: name?.Invoke(rule, rules)))];
    }

    /// <summary>The kind of a rule, where no other is of it: a legend that told the settings would change as the slider moves.</summary>
    private static string? KindOf(Optimizer rule, IReadOnlyList<Optimizer> rules) =>
        rules.Count(other => other.GetType() == rule.GetType()) == 1 ? rule.GetType().Name : null;
}
