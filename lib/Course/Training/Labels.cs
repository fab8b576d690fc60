using System.Reflection;

namespace Course;

/// <summary>Names rules for charts: the kind, the learning rate, and every other setting that is not the default.</summary>
/// <remarks>A rule whose rate is 1 unless another is given needs none, and is not said to have one.</remarks>
internal static class Labels
{
    public static string Of(Optimizer rule)
    {
        if (rule is Grouped grouped) return string.Join(" + ", grouped.Groups.Select(group => Of(group.Rule)).Distinct());
        if (rule is Averaged averaged) return $"{Of(averaged.Rule)}, averaged";
        if (rule is EightBit eightBit) return $"{Of(eightBit.Rule)}, 8 bits";
        var kind = rule.GetType();
        var label = $"{kind.Name} {rule.LearningRate}";
        // A rule of one's own may need arguments to come to be; its settings are then all as good as default.
        if (kind.GetConstructor(Type.EmptyTypes)?.Invoke(null) is not Optimizer plain) return label;
        if (rule.LearningRate == plain.LearningRate && plain.LearningRate == 1) label = kind.Name;
        foreach (var setting in kind.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (setting.Name == nameof(Optimizer.LearningRate) || !setting.CanWrite) continue;
            var value = setting.GetValue(rule);
            if (Equals(value, setting.GetValue(plain))) continue;
            label += value is true ? $", {setting.Name}" : FormattableString.Invariant($", {setting.Name} {value}");
        }

        return label;
    }
}
