namespace Benchmarks;

/// <summary>The tables of a run.</summary>
internal sealed record Report(IReadOnlyList<Comparison> Steps, Comparison Airfoil, Practice Practice, string? TorchVersion, CourseExport? Export, LiveCells? Live)
{
    private static readonly string[] s_contenders =
        [Comparison.One, Comparison.Narrow, Comparison.NarrowUnits, Comparison.All, Comparison.Scalar, Comparison.Move, Comparison.MoveAll, Comparison.Torch, Comparison.TorchAll, Comparison.TorchKept];

    public void Show()
    {
        foreach (var sheet in Sheets()) sheet.Show();
    }

    public string ToMarkdown() => $"""
        # How fast the course is

        Written by `dotnet run --project lib/Benchmarks`. All contenders run in turn, round after round, so that what disturbs the
        machine disturbs all of them. A time is the median over the rounds, a ratio the median of the ratios within a round.

        Machine: {Machine.Description}.

        PyTorch: {Versions}.

        """ + string.Concat(Sheets().Select(sheet => sheet.ToMarkdown()));

    private string Versions => TorchVersion is null ? "not installed" : $"{TorchVersion}, `torch.optim` as it comes; and once more with an allocator that keeps what is freed "
        + "(`MALLOC_MMAP_MAX_=0`, `MALLOC_TRIM_THRESHOLD_=-1`), since the temporaries of a step otherwise cost page faults, on some machines many times the step itself";

    private IEnumerable<Sheet> Sheets()
    {
        yield return new("Goals", ["", "goal", "measured (the worst)", "met"], [.. Goal.All(Steps, Airfoil, Practice, Export).Select(Row)])
        {
            Note = "At 10 M parameters all cores gain over one what the memory lets them gain: compare the columns “bytes only”.",
        };
        foreach (var size in Steps.GroupBy(step => step.Parameters))
            yield return new($"A step of {Format.Size(size.Key)} parameters", ["ns per parameter", .. s_contenders, "ours : torch", "all cores", "memory kept"], [.. size.Select(Row)]);

        yield return new("A whole run: airfoil regression with Adam, 100 epochs in batches of 10", ["milliseconds", Comparison.One, Comparison.Torch, "ours : torch"],
            [["100 epochs", Milliseconds(Comparison.One), Milliseconds(Comparison.Torch), Format.Ratio(Airfoil.Faster(Comparison.One, Comparison.Torch))]])
        {
            Note = "PyTorch's time is that of 5 epochs, 20 times. Ours also evaluates the loss on all rows, 60 times.",
        };
        foreach (var sheet in Practice.Sheets().Concat(Pages(Export, Live))) yield return sheet;
    }

    /// <summary>The tables of the course's pages, as far as they were measured.</summary>
    public static IEnumerable<Sheet> Pages(CourseExport? export, LiveCells? live) =>
        [.. export is null ? [] : (Sheet[])[Of(export)], .. live is null ? [] : (Sheet[])[Of(live)]];

    private static string[] Row(Goal goal) =>
        [goal.Promise, goal.Wanted, goal.Measured, goal.Met switch { true => "yes", false => "no", null => "not measured" }];

    private static string[] Row(Comparison step) =>
    [
        step.Name,
        .. s_contenders.Select(contender => Format.Number(step.Median(contender) / step.Parameters)),
        Format.Ratio(step.Faster(Comparison.One, Comparison.Torch)),
        Format.Ratio(step.Faster(Comparison.All, Comparison.TorchAll)),
        Format.Ratio(step.Faster(Comparison.One, Comparison.TorchKept)),
    ];

    private static Sheet Of(CourseExport export) => new("The course's pages", ["", "seconds", "kB without plotly.js"],
    [
        ["whole course, cold", Format.Number(export.Cold), ""],
        ["whole course, nothing changed", Format.Number(export.Warm), ""],
        .. export.Lessons.Select(lesson => (string[])[$"{lesson.Name}, run alone", Format.Number(lesson.Seconds), Format.Number(lesson.Bytes / 1e3)]),
    ])
    {
        Note = export.Failure is null ? "" : $"The export ended with a complaint:\n\n    {export.Failure.ReplaceLineEndings("\n    ")}",
    };

    private static Sheet Of(LiveCells live) => new("Cells that run in a page: lesson 2 in Chromium, from disk", ["", "measured"],
    [
        ["what runs them, unpacked", $"{Format.Number(live.RawMegabytes)} MB"],
        ["the same, packed, as it lies beside the pages", $"{Format.Number(live.Megabytes)} MB"],
        ["Run pressed for the first time, until the first cell has run", $"{Format.Number(live.Start)} s"],
        ["the first chart after that", $"{Format.Number(live.FirstChart)} s"],
        ["the same cell again", $"{Format.Number(live.Rerun)} s"],
        ["a live slider moved, until its curve is drawn", $"{Format.Number(live.Move * 1e3)} ms"],
    ]);

    private string Milliseconds(string contender) => Format.Number(Airfoil.Median(contender) / 1e6);
}
