using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Course.Tests.Reference;
using Lessons.Storage;

namespace Course.Tests.Optimizers;

/// <summary>Every rule stands wherever the course speaks of all of them; what is missing is named with the file to touch.</summary>
public sealed partial class CompletenessTests
{
    /// <summary>The files that speak of all rules, what each lacks for a rule it does not name, and the names of those it does.</summary>
    private static readonly Dictionary<string, (string Lacks, Func<string, IEnumerable<string>> Named)> s_places = new()
    {
        ["lib/Course/Charts/Theme.cs"] = ("a colour, dash and marker", _ => Theme.Rules),
        ["lib/Course/Drawings/FamilyDrawing.cs"] = ("its year, idea and place among its kin; then run: dotnet run --project lib/Lessons -- images", _ => FamilyDrawing.Rules.Select(NameOf)),
        ["lib/Course/Zero/DeepSpeedOptimizer.cs"] = ("its name and arguments in DeepSpeed's configuration", _ => DeepSpeedOptimizer.Rules.Select(type => type.Name)),
        ["notebooks/09-optimizer-state.ipynb"] = ("a row in the table of what every rule keeps", file => NamesIn(New(), Cells(file))),
        ["lib/Course.Tests/Optimizers/Scalar.cs"] = ("the paper's box for one number", _ => Rules.Types.Where(IsTranscribed).Select(type => type.Name)),
        ["lib/Course.Tests/Optimizers/StepTests.cs"] = ("learning rates with which it reaches a minimum", _ => StepTests.Rates.Select(row => (string)row[0])),
        ["lib/Course.Tests/Reference/make_reference.py"] = ("PyTorch's class and arguments, with the defaults and with weight decay", file => NamesIn(Key(), file)),
        ["lib/Course.Tests/Reference/torch.json"] = ("its trajectory in PyTorch; run make_reference.py beside it", _ => TorchReference.Shared.Rules.Keys.Select(name => name.Split(',')[0])),
        ["lib/Benchmarks/torch_bench.py"] = ("PyTorch's class", file => NamesIn(Key(), file)),
    };

    /// <summary>Where rules that step their parameters together stand too; elsewhere they have tests of their own.</summary>
    private static readonly string[] s_everyKind = ["lib/Course/Charts/Theme.cs", "lib/Course/Drawings/FamilyDrawing.cs", "notebooks/09-optimizer-state.ipynb"];

    private static readonly Type[] s_notInTorch = [typeof(AdaBelief), typeof(Yogi), typeof(Lion), typeof(ScheduleFree)];

    /// <summary>Where a rule need not stand, since neither PyTorch nor (but for Lion) DeepSpeed has it.</summary>
    private static readonly Dictionary<string, Type[]> s_exceptions = new()
    {
        ["lib/Course/Zero/DeepSpeedOptimizer.cs"] = [typeof(AdaBelief), typeof(Yogi), typeof(ScheduleFree)],
        ["lib/Course.Tests/Reference/make_reference.py"] = [typeof(AdaBelief), typeof(Yogi), typeof(Lion), typeof(ScheduleFree)],
        ["lib/Course.Tests/Reference/torch.json"] = [typeof(AdaBelief), typeof(Yogi), typeof(Lion), typeof(ScheduleFree)],
        ["lib/Benchmarks/torch_bench.py"] = [typeof(AdaBelief), typeof(Yogi), typeof(Lion), typeof(ScheduleFree)],
    };

    public static TheoryData<string> Places => [.. s_places.Keys];

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_rule_stands_there(string file)
    {
        var (lacks, named) = s_places[file];
        var there = named(File.ReadAllText(Path.Combine(Repository.Here.Root, file))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var exceptions = s_exceptions.GetValueOrDefault(file, []).Select(type => type.Name).ToList();
        var rules = s_everyKind.Contains(file) ? Rules.AllTypes : Rules.Types;
        var missing = rules.Select(type => type.Name).Except(exceptions).Where(name => !there.Contains(name)).ToList();
        Assert.True(missing.Count == 0, $"{file} does not name {string.Join(", ", missing)}. Add there: {lacks}. Where that does not exist, say so in lib/Course.Tests/Optimizers/CompletenessTests.cs.");
        Assert.DoesNotContain(exceptions, there.Contains);
    }

    private static bool IsTranscribed(Type type)
    {
        var rule = Rules.Named(type.Name);
        try
        {
            Scalar<double>.Step(rule, 1, 1, 1, new double[rule.CreateState(1).Moments.Count]);
            return true;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    private static string NameOf(Optimizer rule) => rule.GetType().Name;

    private static IEnumerable<string> NamesIn(Regex pattern, string text) => pattern.Matches(text).Select(match => match.Groups["name"].Value);

    private static string Cells(string notebook) => string.Concat(JsonNode.Parse(notebook)!["cells"]!.AsArray()
        .Where(cell => (string?)cell!["cell_type"] == "code").SelectMany(cell => cell!["source"]!.AsArray().Select(line => (string?)line)));

    [GeneratedRegex(@"\bnew (?<name>\w+)\b")]
    private static partial Regex New();

    /// <summary>A key of a Python dictionary that a line begins with, up to the comma that a rule's option follows.</summary>
    [GeneratedRegex(@"^ +""(?<name>\w+)[^""]*"":", RegexOptions.Multiline)]
    private static partial Regex Key();
}
