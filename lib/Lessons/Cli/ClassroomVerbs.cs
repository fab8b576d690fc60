using System.CommandLine;
using System.Globalization;

namespace Lessons.Cli;

/// <summary>The verbs for exercises: given out and graded.</summary>
internal static class ClassroomVerbs
{
    private static readonly Argument<string> s_handedIn = new("folder")
    {
        Description = "What was handed in: a folder for each student, named after the student, with the notebooks in it; a loose notebook is a student's own, named like the file.",
    };

    private static readonly Option<string?> s_out = new("--out") { Description = "The folder for grades.csv and grades.html; <folder>-grades, beside the folder, if not given.", HelpName = "folder" };
    private static readonly Option<double> s_timeout = new("--timeout") { Description = "The seconds a student's cell may run; a notebook may run four times as long.", HelpName = "seconds", DefaultValueFactory = _ => 20 };
    private static readonly Option<int> s_jobs = new("--jobs") { Description = "The notebooks that run at a time.", HelpName = "number", DefaultValueFactory = _ => 1 };

    static ClassroomVerbs()
    {
        CommandLine.Limit(s_timeout);
        s_jobs.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var jobs) && jobs is not (>= 1 and <= 64))
                result.AddError($"--jobs is {text}; it must be from 1 to 64.");
        });
    }

    /// <summary><c>lessons sheets</c>.</summary>
    public static Command Sheets(TextWriter output, TextWriter error)
    {
        var verb = new Command("sheets", "Write the exercises of each lesson into notebooks/mine, which git ignores; answers that are there stay.");
        verb.SetAction(async (_, _) => (int)await CommandLine.GuardAsync(error, () => Task.FromResult(new SheetsVerb(CommandLine.Find(), output, error).Run())));
        return verb;
    }

    /// <summary><c>lessons grade</c>.</summary>
    public static Command Grade(TextWriter output, TextWriter error)
    {
        var verb = new Command("grade", "Grade students' notebooks and write a table. Each runs in a process of its own, with limits; that is no sandbox, so run what you would open.")
        {
            s_handedIn, s_out, s_timeout, s_jobs,
        };
        verb.SetAction(async (parsed, ct) => (int)await CommandLine.GuardAsync(error, () =>
            new GradeVerb(CommandLine.Find(), new(TimeSpan.FromSeconds(parsed.GetValue(s_timeout))), output)
                .RunAsync(parsed.GetValue(s_handedIn)!, parsed.GetValue(s_out), parsed.GetValue(s_jobs), ct)));
        return verb;
    }
}
