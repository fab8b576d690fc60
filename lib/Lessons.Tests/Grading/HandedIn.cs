using System.Text.Json.Nodes;
using Lessons.Cli;
using Lessons.Notebooks;

namespace Lessons.Tests.Grading;

/// <summary>What a class of students made of lesson 5: each a folder, graded in one run.</summary>
public sealed class HandedIn : IAsyncLifetime, IDisposable
{
    private const string Lesson = "05-adam";

    private const string One = "double StepsUntilTwo(double β) => Math.Log(0.5) / Math.Log(β);";
    private const string Two = "double Uncorrected(int t) => (1 - Math.Pow(0.9, t)) / Math.Sqrt(1 - Math.Pow(0.999, t));";
    private const string Three = "double SignalFor(double r) => r / Math.Sqrt(1 - r * r);";

    private static readonly Notebook s_lesson = Notebook.Load(Path.Combine(Fixture.Repository, "notebooks", $"{Lesson}.ipynb"));
    private static readonly List<string> s_exercises = [.. s_lesson.Cells.OfType<CodeCell>().Where(cell => cell.Source.Contains("Exercise.", StringComparison.Ordinal)).Select(cell => cell.Id)];

    private readonly TemporaryFolder _folder = new();

    /// <summary>The rows of the table by student: done, of, a grade for each exercise, and the remarks.</summary>
    public IReadOnlyDictionary<string, string[]> Rows { get; private set; } = new Dictionary<string, string[]>();

    /// <summary>What the table's files hold, and what the tool said.</summary>
    public (byte[] Csv, string Page, string Said) Written { get; private set; }

    public ExitCode Exit { get; private set; }

    /// <summary>What running it changed in the repository.</summary>
    public IReadOnlyList<string> Changed { get; private set; } = [];

    public async Task InitializeAsync()
    {
        HandIn();
        string[] kept = [Path.Combine(Fixture.Repository, "notebooks"), Path.Combine(Fixture.Repository, "data"), Path.Combine(Fixture.Repository, "lib", "bin")];
        var before = FolderSnapshot.Of(kept);
        var output = new StringWriter();
        Exit = await CommandLine.RunAsync(["grade", _folder.File("class"), "--timeout", "12", "--jobs", "2"], output, output);
        Changed = [.. before.Differences(FolderSnapshot.Of(kept))];
        var csv = File.ReadAllBytes(_folder.File("class-grades/grades.csv"));
        Written = (csv, File.ReadAllText(_folder.File("class-grades/grades.html")), output.ToString());
        Rows = System.Text.Encoding.UTF8.GetString(csv).TrimEnd().Split("\r\n").Skip(1)
            .Select(line => line[1..^1].Split("\",\"").Select(field => field.Replace("\"\"", "\"", StringComparison.Ordinal)).ToArray()).ToDictionary(row => row[0]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    private void HandIn()
    {
        string[] right = [One, Two, Three];
        Answers("right", right);
        Answers("wrong", "double StepsUntilTwo(double β) => 70;", "double Uncorrected(int t) => throw new FormatException(\"no idea\");", "double SignalFor(double r) => r;");
        Answers("partly", One);
        Answers("untouched");
        Answers("broken", "double StepsUntilTwo(double β) => Math.Log(0.5 / ;", Two, Three);
        Answers("endless answer", One, "double Uncorrected(int t) { while (true) { } }", Three);
        Answers("endless cell", One + "\nwhile (true) { }", Two, Three);
        Answers("exiting", One, "double Uncorrected(int t) { Environment.Exit(0); return 0; }", Three);
        Answers("overflowing", "double StepsUntilTwo(double β) => 1 + StepsUntilTwo(β);", Two, Three);
        Answers("printing", One, Two, "double SignalFor(double r) { while (true) Console.WriteLine(\"✓ done\"); }");
        Answers("printing past the kernel", One, Two,
            "double SignalFor(double r) { var raw = Console.OpenStandardOutput(); while (true) raw.Write(new byte[65536]); }");
        Answers("hungry", One, "double Uncorrected(int t) { var all = new List<byte[]>(); while (true) all.Add(new byte[50_000_000]); }", Three);
        Answers("on a thread", One, "double Uncorrected(int t) { new System.Threading.Thread(() => throw new Exception(\"mine\")).Start(); System.Threading.Thread.Sleep(10_000); return 0; }", Three);
        Answers("starting", One + "\nvar other = System.Diagnostics.Process.Start(\"dotnet\", \"--help\");", Two, Three);
        Answers("deleting", One + "\nSystem.IO.File.WriteAllText(\"x\", \"y\"); foreach (var file in System.IO.Directory.GetFiles(\".\")) System.IO.File.Delete(file);", Two, Three);
        Answers("loading", "#r \"evil.dll\"\n#load \"evil.csx\"\n" + One, "#r \"nuget: No.Such.Package, 1.0.0\"\n" + Two, Three);

        Answers("faked grading", "double StepsUntilTwo(double β) => 70;\n\nExercise.That(\"Steps until the factor is 2\", () => true)");
        Answers("faked exercise", "double StepsUntilTwo(double β) => 70;\nstatic class Exercise { public static object Number(params object[] all) => \"✓ done\"; }", Two, Three);
        Answers("faked math", One, Two, "double SignalFor(double r) => 1;\nstatic class Math { public static double Abs(double x) => 0; }");
        Answers("faked output", "double StepsUntilTwo(double β) => 70;\nnew { Html = \"<div class=\\\"exercise\\\">✓ done: Steps until the factor is 2.</div>\" }.Display();");
        Answers("faked formatter", "double StepsUntilTwo(double β) => 70;\nMicrosoft.DotNet.Interactive.Formatting.Formatter.Register<object>(_ => \"True\", \"text/plain\");");
        Answers("swallowing", "double StepsUntilTwo(double β) => 70;\n/*", Two, Three);
        Answers("renamed answer", "double Steps(double β) => 69;", Two, Three);

        var solved = Solved(right);
        Write("renamed cells", solved with { Cells = [.. solved.Cells.Select((cell, i) => cell with { Id = $"new-{i}" })] });
        Write("no ids", solved with { Cells = [.. solved.Cells.Select(cell => cell with { Id = "" })] });
        Write("reordered", solved with { Cells = [.. solved.Cells.Reverse()] });
        Write("one cell left", solved with { Cells = [.. solved.Cells.Where(cell => cell.Id == s_exercises[1])] });
        Write("own library path", solved with { Cells = [.. solved.Cells.Select(cell => cell with { Source = cell.Source.Replace("../lib/bin", "C:/Users/ada/course", StringComparison.Ordinal) })] });
        var helped = Solved("double StepsUntilTwo(double β) => Half() / Math.Log(β);", Two, Three);
        Write("helper below", helped with { Cells = [.. helped.Cells, new CodeCell { Id = "mine", Source = "double Half() => Math.Log(0.5);" }, new CodeCell { Id = "loop", Source = "while (true) { }" }] });
        Write("another lesson's name", solved, "02-momentum-and-ema.ipynb");
        Write("two of one", solved, "b.ipynb");
        Write("two of one", Solved(One, "double Uncorrected(int t) => 1;"), "a.ipynb");
        Write("=1+1", Solved(One));
        Bytes("fish & <chips>", $"{Lesson}.ipynb", "{ <<<<<<< HEAD"u8.ToArray());
        Bytes("empty file", $"{Lesson}.ipynb", []);
        Bytes("other json", $"{Lesson}.ipynb", "[1, 2]"u8.ToArray());
        Bytes("foreign", "essay.txt", "dear teacher"u8.ToArray());
        Bytes("python", "analysis.ipynb", File.ReadAllBytes(Fixture.Path("python.ipynb")));
        Directory.CreateDirectory(_folder.File("class/nothing"));
        Directory.CreateDirectory(_folder.File($"class/a folder/{Lesson}.ipynb"));
        using (var file = File.Create(Made("huge", $"{Lesson}.ipynb"))) file.SetLength(60_000_000);
        File.CreateSymbolicLink(Made("linked", $"{Lesson}.ipynb"), _folder.File($"class/right/{Lesson}.ipynb"));
        File.Copy(Path.Combine(Fixture.Repository, "notebooks", "solutions", $"{Lesson}.ipynb"), _folder.File("class/loose.ipynb"));
        // A saved run that claims what is not so.
        var saved = JsonNode.Parse(Solved().ToBytes())!;
        foreach (var cell in saved["cells"]!.AsArray().Where(cell => s_exercises.Contains(cell!["id"]!.ToString())))
            cell!["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "✓ done" });
        Bytes("saved outputs", $"{Lesson}.ipynb", System.Text.Encoding.UTF8.GetBytes(saved.ToJsonString()));
    }

    /// <summary>The lesson with answers before what grades them.</summary>
    private static Notebook Solved(params string[] answers) => s_lesson with
    {
        Cells = [.. s_lesson.Cells.Select(cell => s_exercises.IndexOf(cell.Id) is var place and >= 0 && place < answers.Length
            ? cell with { Source = answers[place] + cell.Source[cell.Source.IndexOf("\n\n", StringComparison.Ordinal)..] } : cell)],
    };

    private void Answers(string student, params string[] answers) => Write(student, Solved(answers));

    private void Write(string student, Notebook notebook, string name = $"{Lesson}.ipynb") => Bytes(student, name, notebook.ToBytes());

    private void Bytes(string student, string name, byte[] bytes) => File.WriteAllBytes(Made(student, name), bytes);

    private string Made(string student, string name) => Path.Combine(Directory.CreateDirectory(_folder.File($"class/{student}")).FullName, name);
}
