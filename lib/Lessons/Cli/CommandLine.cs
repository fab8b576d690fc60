using System.CommandLine;
using System.Globalization;
using Lessons.Doctor;
using Lessons.Execution;
using Lessons.Notebooks;
using Lessons.Storage;

namespace Lessons.Cli;

/// <summary>The verbs of the tool.</summary>
public static class CommandLine
{
    private static readonly Argument<string[]> s_notebooks = new("notebook")
    {
        Description = "Notebooks, folders or patterns such as \"notebooks/0*.ipynb\"; without any, all of notebooks/.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<double> s_timeout = new("--timeout")
    {
        Description = "The seconds a cell may run.",
        HelpName = "seconds",
        DefaultValueFactory = _ => 60,
    };

    private static readonly Option<string?> s_out = new("--out") { Description = "The folder for the pages; notebooks/html if not given, notebooks/teacher for the teacher's.", HelpName = "folder" };
    private static readonly Option<bool> s_singleFile = new("--single-file") { Description = "Write each lesson as one self-contained file." };
    private static readonly Option<bool> s_teacher = new("--teacher") { Description = "Write the teacher's pages, with plans, notes and solutions, into notebooks/teacher." };
    private static readonly Option<bool> s_static = new("--static") { Description = "Leave out what runs C# in the pages." };
    private static readonly Option<bool> s_noCache = new("--no-cache") { Description = "Run unchanged lessons again." };
    private static readonly Option<bool> s_watch = new("--watch") { Description = "Keep running, and export again what changes." };
    private static readonly Option<string?> s_zip = new("--zip") { Description = "Write the course as one zip to hand out: pages, notebooks, solutions apart, the library, the data.", HelpName = "file" };
    private static readonly Option<bool> s_fix = new("--fix") { Description = "Mend what is safe to mend: build, restore, put files where they belong." };

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The words after the tool's name; none means <c>export</c>.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where complaints go.</param>
    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(error);
        var parsed = Root(output, error).Parse(args.Count == 0 ? ["export"] : args);
        var exit = await parsed.InvokeAsync(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return parsed.Errors.Count > 0 ? ExitCode.BadUsage : (ExitCode)exit;
    }

    private static RootCommand Root(TextWriter output, TextWriter error)
    {
        Limit(s_timeout);
        return new("Runs the course's notebooks and makes pages of them. Without a verb: export.")
        {
            Verb("run", "Run notebooks and say how it went; nothing is written.", [], (session, _, ct) => RunVerb.RunAsync(session, ct)),
            Verb("check", "Run notebooks and check that they are in the course's form.", [], (session, _, ct) => CheckVerb.RunAsync(session, ct)),
            Verb("export", "Run notebooks and write a page for each.", [s_out, s_singleFile, s_teacher, s_static, s_noCache, s_watch, s_zip], Export),
            Verb("images", "Draw the course's pictures into images/.", [], (session, _, ct) => new ImagesVerb(session).RunAsync(ct)),
            ClassroomVerbs.Sheets(output, error),
            ClassroomVerbs.Grade(output, error),
            Doctor(),
        };

        Task<ExitCode> Export(Session session, ParseResult parsed, CancellationToken ct)
        {
            var (folder, singleFile, teacher, watch) = (parsed.GetValue(s_out), parsed.GetValue(s_singleFile), parsed.GetValue(s_teacher), parsed.GetValue(s_watch));
            var zip = parsed.GetValue(s_zip);
            ExportVerb To(string? pages) => new(session, pages, singleFile, teacher, parsed.GetValue(s_static), reuse: !parsed.GetValue(s_noCache), saysWhere: zip is null);
            if (zip is null)
                return To(folder).RunAsync(watch, ct);
            return folder is null && !singleFile && !teacher && !watch ? new ZipVerb(session, Path.GetFullPath(zip)).RunAsync(To, ct)
                : throw new UsageException("--zip holds all of the students' pages in one file: leave out --out, --single-file, --teacher and --watch.");
        }

        Command Doctor()
        {
            var verb = new Command("doctor", "Show what VS Code, Jupyter and this tool need, what of it is there, and how to mend the rest.") { s_fix };
            verb.SetAction(async (parsed, ct) => (int)await GuardAsync(error, () =>
                new DoctorVerb(Machine.This(Find()), output).RunAsync(parsed.GetValue(s_fix), ct)));
            return verb;
        }

        Command Verb(string name, string description, Option[] options, Func<Session, ParseResult, CancellationToken, Task<ExitCode>> run)
        {
            var verb = new Command(name, description) { s_notebooks, s_timeout };
            foreach (var option in options)
                verb.Add(option);
            verb.SetAction(async (parsed, ct) => (int)await GuardAsync(error, () =>
            {
                var repository = Find();
                var paths = NotebookPaths.Resolve(parsed.GetValue(s_notebooks) ?? [], repository);
                var limits = new RunOptions { Timeout = TimeSpan.FromSeconds(parsed.GetValue(s_timeout)) };
                return run(new(repository, paths, limits, output, error), parsed, ct);
            }));
            return verb;
        }
    }

    /// <summary>Keeps a time within what a clock can count.</summary>
    internal static void Limit(Option<double> timeout)
    {
        timeout.Validators.Clear();
        timeout.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is not (> 0 and < 1e6))
                result.AddError("--timeout must be more than 0 seconds.");
        });
    }

    /// <summary>The repository that the tool works in.</summary>
    internal static Repository Find() =>
        Repository.Above(Directory.GetCurrentDirectory(), AppContext.BaseDirectory)
        ?? throw new UsageException($"There is no Course.sln above {Directory.GetCurrentDirectory()}. Run the tool from within the course's folder.");

    /// <summary>Runs a verb, and says what is wrong with its command line.</summary>
    internal static async Task<ExitCode> GuardAsync(TextWriter error, Func<Task<ExitCode>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is UsageException or NotebookException)
        {
            error.WriteLine(e.Message);
            return ExitCode.BadUsage;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }
}
