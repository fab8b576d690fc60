namespace Course;

/// <summary>What a rule keeps once for all parameters and moves on with every step, by the names that the rule gives it.</summary>
internal sealed class PerStep(params IReadOnlyList<string> names)
{
    private readonly double[] _values = new double[names.Count];

    /// <summary>The names, in the order of the rule's schema.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The number of that name, 0 until the rule sets it.</summary>
    public ref double this[string name]
    {
        get
        {
            for (var i = 0; i < _values.Length; i++)
            {
                if (names[i] == name) return ref _values[i];
            }

            throw new ArgumentException($"the rule keeps no \"{name}\" from step to step; it names: {string.Join(", ", names)}.", nameof(name));
        }
    }
}
