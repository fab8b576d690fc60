using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using Course;

namespace Benchmarks;

/// <summary>This program once more without AVX-512, as most readers' machines are: it times our steps when asked.</summary>
internal static class Narrow
{
    public const string Argument = "--narrow";

    private const string Alone = "units";

    /// <summary>Starts it; null where this machine has no AVX-512 to leave out.</summary>
    public static Companion? Start()
    {
        if (!Vector512.IsHardwareAccelerated) return null;
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Argument]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["DOTNET_EnableAVX512"] = "0";
        return new(Process.Start(start)!, "the program without AVX-512");
    }

    public static Contender Steps(this Companion companion, string name, string rule, int n) => new(name, steps => companion.Ask($"{rule} {n} {steps}"));

    /// <summary>The roots and divisions of a rule alone; null where it has none.</summary>
    public static Contender? Units(this Companion companion, string name, Optimizer rule, int n) =>
        Comparison.Units(rule) is (var roots, > 0 and var divisions) ? new(name, steps => companion.Ask($"{Alone}:{roots}:{divisions} {n} {steps}")) : null;

    /// <summary>What the started program does: answers until no more is asked.</summary>
    public static int Answer()
    {
        Comparison.WarmUp();
        var contenders = new Dictionary<(string, int), Contender>();
        while (Console.ReadLine()?.Split(' ') is [var name, var parameters, var steps])
        {
            var (n, times) = (int.Parse(parameters, CultureInfo.InvariantCulture), int.Parse(steps, CultureInfo.InvariantCulture));
            if (!contenders.TryGetValue((name, n), out var contender))
                contenders[(name, n)] = contender = name.Split(':') is [Alone, var roots, var divisions]
                    ? Comparison.UnitsAlone(name, n, int.Parse(roots, CultureInfo.InvariantCulture), int.Parse(divisions, CultureInfo.InvariantCulture))
                    : Comparison.Steps(name, Comparison.Rules.Append(new Muon()).Single(rule => Comparison.NameOf(rule) == name), n);
            Console.WriteLine(contender.Time(times).ToString(CultureInfo.InvariantCulture));
        }

        return 0;
    }
}
