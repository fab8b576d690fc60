using Course;

namespace Benchmarks;

/// <summary>What the course promises about its speed, and what was measured: the worst of all cases it speaks of.</summary>
internal sealed record Goal(string Promise, string Wanted, string Measured, bool? Met)
{
    public static IReadOnlyList<Goal> All(IReadOnlyList<Comparison> steps, Comparison airfoil, Practice practice, CourseExport? export) =>
    [
        Faster("Adam and AdamW, against the scalar loop", 4, Comparison.One, Comparison.Scalar, Adams(steps, 1_000)),
        Faster("Adam and AdamW, against the scalar loop", 4, Comparison.One, Comparison.Scalar, Adams(steps, 100_000)),
        Faster("Adam and AdamW, against torch.optim", 5, Comparison.One, Comparison.Torch, Adams(steps, 100_000)),
        Faster("Adam and AdamW, against torch.optim", 4.5, Comparison.One, Comparison.Torch, Adams(steps, 10_000_000)),
        Faster("the same, if PyTorch keeps its memory", 1, Comparison.One, Comparison.TorchKept, [.. Adams(steps, 100_000), .. Adams(steps, 10_000_000)]),
        Faster("Adam and AdamW, against moving their bytes", 0.9, Comparison.One, Comparison.Move, Adams(steps, 10_000_000)),
        Faster("every rule at every size, against torch.optim", 1, Comparison.One, Comparison.Torch, steps),
        Faster("every rule from 100 K, against torch.optim, both on all cores", 1, Comparison.All, Comparison.TorchAll, steps),
        Faster("Adam and AdamW to 100 K, without AVX-512: against with it, or against their roots and divisions if these take longer", 0.8, step => WithoutAvx512(step), steps.Where(step => step.Rule is Adam or AdamW)),
        Faster("every other rule to 100 K, the same", 0.833, step => WithoutAvx512(step), steps.Where(step => step.Rule is not (Adam or AdamW))),
        Faster("Adam and AdamW, all cores against one", 1.6, Comparison.All, Comparison.One, Adams(steps, 10_000_000)),
        Faster("a whole airfoil run, against PyTorch", 400, Comparison.One, Comparison.Torch, [airfoil]),
        Faster("Muon, against PyTorch's arithmetic with torch.mm", 1, Comparison.One, MuonSteps.TorchMm, practice.Muons),
        Faster("Muon, against PyTorch's arithmetic with oneDNN, memory kept", 1, Comparison.One, MuonSteps.OneDnnKept, practice.Muons),
        Faster("Muon, against MathNet's products", 1, Comparison.One, MuonSteps.MathNet, practice.Muons),
        .. practice.Clippings.TakeLast(1).Select(step => AtMost($"what clipping adds to a step of Adam, {Format.Size(step.Parameters)}", 1, step.ReadsOfClipping, "reads of g")),
        Faster("training resumed, against one that never stopped", 0.97, Comparison.Resumed, Comparison.Unbroken, [practice.Resuming]),
        .. export is null ? [] : Of(export),
    ];

    private static IEnumerable<Comparison> Adams(IEnumerable<Comparison> steps, int parameters) =>
        steps.Where(step => step.Rule is Adam or AdamW && step.Parameters == parameters);

    // Some machines divide and take roots of sixteen numbers in the time of eight: half the width then takes twice the time, whoever steps.
    private static double? WithoutAvx512(Comparison step) =>
        step.Faster(Comparison.Narrow, Comparison.One) is { } same ? Math.Max(same, step.Faster(Comparison.Narrow, Comparison.NarrowUnits) ?? 0) : null;

    private static Goal Faster(string promise, double least, string one, string other, IEnumerable<Comparison> steps) => Faster(promise, least, step => step.Faster(one, other), steps);

    private static Goal Faster(string promise, double least, Func<Comparison, double?> faster, IEnumerable<Comparison> steps)
    {
        var worst = steps.Where(step => faster(step) is not null).MinBy(faster);
        var ratio = worst is null ? null : faster(worst);
        var measured = worst is null ? "" : $"{Format.Ratio(ratio)} ({worst.Name}, {Format.Size(worst.Parameters)})";
        return new(promise, $"≥ {Format.Ratio(least)}", measured, ratio >= least);
    }

    private static IEnumerable<Goal> Of(CourseExport export)
    {
        var limit = 0.7 * export.Lessons.Sum(lesson => lesson.Seconds) + 10;
        var heaviest = export.Lessons.Max(lesson => lesson.Bytes) / 1e3;
        yield return AtMost("the whole course exported cold: 0.7 × the lessons' own times + 10 s", limit, export.Cold, "s");
        yield return AtMost("exported again with nothing changed", 2, export.Warm, "s");
        yield return AtMost("the heaviest page without plotly.js", 400, heaviest, "kB");
    }

    private static Goal AtMost(string promise, double most, double? measured, string unit) =>
        new(promise, $"≤ {Format.Number(most)} {unit}", measured is null ? "" : $"{Format.Number(measured)} {unit}", measured is null ? null : measured <= most);
}
