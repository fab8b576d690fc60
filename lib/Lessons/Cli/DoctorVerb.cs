using Lessons.Doctor;
using Spectre.Console;

namespace Lessons.Cli;

/// <summary><c>lessons doctor</c>: shows what VS Code, Jupyter and the tool need and what of it is there; mends it if asked.</summary>
internal sealed class DoctorVerb(Machine machine, TextWriter output)
{
    public async Task<ExitCode> RunAsync(bool fix, CancellationToken ct)
    {
        var findings = await Examination.OfAsync(machine, ct);
        if (fix && findings.Any(finding => finding.IsFault))
        {
            await Examination.MendAsync(findings, output, ct);
            findings = await Examination.OfAsync(machine, ct);
        }
        Show(findings);
        if (!findings.Any(finding => finding.IsFault))
            return ExitCode.Success;
        if (!fix && findings.Any(finding => finding is { IsFault: true, Mend: not null }))
            output.WriteLine("Mend what is safe to mend: dotnet run --project lib/Lessons -- doctor --fix");
        return ExitCode.NotReady;
    }

    private void Show(IReadOnlyList<Finding> findings)
    {
        if (output != Console.Out || Console.IsOutputRedirected)
        {
            foreach (var finding in findings)
                output.WriteLine($"{Word(finding.State),-8} {finding.Need}: {finding.Found}{(finding.WayOut == "" ? "" : $"\n         {finding.WayOut}")}");
            return;
        }
        var table = new Table().AddColumns("needed", "state", "found", "what to do");
        foreach (var finding in findings)
        {
            var color = finding.IsFault ? "red" : finding.State == State.Good ? "green" : "grey";
            table.AddRow(Markup.Escape(finding.Need), $"[{color}]{Word(finding.State)}[/]", Markup.Escape(finding.Found), Markup.Escape(finding.WayOut));
        }
        AnsiConsole.Write(table);
    }

    private static string Word(State state) => state switch
    {
        State.Good => "ok",
        State.Unused => "not used",
        State.Missing => "missing",
        State.Old => "old",
        _ => "broken",
    };
}
