using Benchmarks;
using Lessons.Storage;
using Spectre.Console;

const string Usage = """
    Usage: dotnet run --project lib/Benchmarks [-- --quick | --large | --pages]
      --quick   few rounds and no pages of the course, for a first look; RESULTS.md stays as it is
      --large   100 M parameters as well (6 GB of memory)
      --pages   the course's pages alone, without the steps; RESULTS.md stays as it is
    """;
if (args is [Narrow.Argument]) return Narrow.Answer();
if (args.Except(["--quick", "--large", "--pages"]).Any())
{
    Console.WriteLine(Usage);
    return args is ["--help"] ? 0 : 2;
}

if (args.Contains("--pages"))
{
    foreach (var sheet in Report.Pages(CourseExport.Measure(), await LiveCells.MeasureAsync())) sheet.Show();
    return 0;
}

var quick = args.Contains("--quick");
var rounds = quick ? 3 : 21;
int[] sizes = args.Contains("--large") ? [1_000, 100_000, 10_000_000, 100_000_000] : [1_000, 100_000, 10_000_000];

using var torch = Torch.Start(keepsMemory: false);
using var kept = Torch.Start(keepsMemory: true);
using var narrow = Narrow.Start();
if (torch is null) AnsiConsole.MarkupLine("[yellow]No Python with PyTorch was found (on Debian: apt install python3-torch); its columns stay empty.[/]");

List<Comparison> steps = [];
Comparison.WarmUp();
foreach (var n in sizes)
{
    AnsiConsole.Markup($"[grey]{Format.Size(n)} parameters:[/]");
    foreach (var rule in Comparison.Rules)
    {
        AnsiConsole.Markup($"[grey] {Comparison.NameOf(rule)}[/]");
        steps.Add(Comparison.Of(rule, n, torch, kept, narrow, rounds));
    }

    AnsiConsole.WriteLine();
}

AnsiConsole.MarkupLine("[grey]Airfoil[/]");
var airfoil = Comparison.Airfoil(torch, rounds);
AnsiConsole.MarkupLine("[grey]Muon, clipping, states of fewer bytes, checkpoints[/]");
var practice = Practice.Measure(torch, kept, narrow, rounds);
if (!quick) AnsiConsole.MarkupLine("[grey]The course's pages[/]");
var export = quick ? null : CourseExport.Measure();
var live = quick ? null : await LiveCells.MeasureAsync();

var report = new Report(steps, airfoil, practice, torch?.Version, export, live);
report.Show();
if (quick) return 0;

var file = Path.Combine(Repository.Here.Root, "lib", "Benchmarks", "RESULTS.md");
File.WriteAllText(file, report.ToMarkdown());
AnsiConsole.MarkupLineInterpolated($"Written to {file}");
return 0;
