using System.Text.RegularExpressions;

namespace Lessons.Export.Formulas;

/// <summary>What the formulas of one lesson share: the numbers of those that carry a label, and the commands they define.</summary>
internal sealed partial class Notation
{
    private readonly Dictionary<string, string> _labels = [];

    /// <summary>The commands that formulas have defined so far, by their token.</summary>
    public Dictionary<string, Macro> Macros { get; } = [];

    /// <summary>Takes in the labels of a formula, which others may refer to before it stands on the page. A row without a tag gets the next number.</summary>
    public void Add(string latex)
    {
        if (!latex.Contains("\\label", StringComparison.Ordinal)) return;
        foreach (var row in Ends().Split(latex))
        {
            var tag = Tag().Match(row);
            foreach (Match label in Label().Matches(row))
                _labels.TryAdd(label.Groups[1].Value, tag.Success ? tag.Groups[1].Value : $"{_labels.Count + 1}");
        }
    }

    /// <summary>Whether a label has a number.</summary>
    public bool HasLabel(string label) => _labels.ContainsKey(label);

    /// <summary>The number of a label.</summary>
    /// <exception cref="FormulaException">No formula carries it.</exception>
    public string NumberOf(string owner, string label) => _labels.TryGetValue(label, out var number)
        ? number
        : throw new FormulaException($"{owner}{{{label}}} refers to a formula that is not there: no formula of this lesson says \\label{{{label}}}");

    /// <summary>What ends a row, or a formula in the text of a cell.</summary>
    [GeneratedRegex(@"\\\\|\$|\\begin|\\end")]
    private static partial Regex Ends();

    [GeneratedRegex(@"\\label\s*\{([^{}]*)\}")]
    private static partial Regex Label();

    [GeneratedRegex(@"\\tag\*?\s*\{([^{}]*)\}")]
    private static partial Regex Tag();
}
