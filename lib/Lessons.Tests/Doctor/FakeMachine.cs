using System.Runtime.InteropServices;
using System.Text.Json;
using Lessons.Cli;
using Lessons.Doctor;
using Lessons.Storage;

namespace Lessons.Tests.Doctor;

/// <summary>A machine in a temporary folder: a course that is complete, a home, and commands that answer what a test says.</summary>
internal sealed class FakeMachine : IDisposable
{
    public const string Kernel = "1.0.712001";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly Dictionary<string, Answer> _answers = new()
    {
        ["dotnet --list-sdks"] = new(0, "9.0.100 [/sdk]\n10.0.401 [/sdk]\n"),
        ["dotnet tool run dotnet-interactive --version"] = new(0, $"{Kernel}+df4e5cb\n"),
        ["dotnet tool run dotnet-repl --version"] = new(0, "0.3.259+abc\n"),
    };

    public FakeMachine()
    {
        Write("course/.config/dotnet-tools.json", Manifest(Kernel));
        foreach (var part in (ReadOnlySpan<string>)["Course.dll", "MathNet.Numerics.dll", "plotly/Plotly.NET.dll"])
            Write($"course/lib/bin/{part}", "");
        Directory.CreateDirectory(At("course/lib/Course"));
        Directory.CreateDirectory(At("home"));
    }

    /// <summary>What was asked, in order.</summary>
    public List<string> Asked { get; } = [];

    public OSPlatform System { get; set; } = OSPlatform.Linux;

    public Machine Machine => new(new Repository(At("course")), System, At("home"), _variables.GetValueOrDefault, AskAsync);

    public static string Manifest(string kernel) => $$"""
        {"version": 1, "isRoot": true, "tools": {
          "microsoft.dotnet-interactive": {"version": "{{kernel}}", "commands": ["dotnet-interactive"]},
          "dotnet-repl": {"version": "0.3.259", "commands": ["dotnet-repl"]} } }
        """;

    public string At(string path) => _folder.File(path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    public void Delete(string path) => File.Delete(At(path));

    public void Set(string variable, string path) => _variables[variable] = At(path);

    /// <summary>Has a command answer; it is as if it did not exist until then.</summary>
    public void Answer(string command, int? exitCode, string text = "") => _answers[command] = new(exitCode, text);

    /// <summary>Puts Jupyter on the machine, with its data in the home folder.</summary>
    public void InstallJupyter() =>
        Answer("jupyter --paths --json", 0, JsonSerializer.Serialize(new { data = (string[])[At("home/jupyter"), At("system/jupyter")] }));

    /// <summary>Writes the kernel spec that starts a command.</summary>
    public void WriteSpec(params string[] argv) =>
        Write("home/jupyter/kernels/.net-csharp/kernel.json", JsonSerializer.Serialize(new { argv }));

    /// <summary>The row of a need, with the state and all that the reader is told.</summary>
    public async Task<Finding> RowAsync(string need) =>
        Assert.Single(await Examination.OfAsync(Machine, CancellationToken.None), finding => finding.Need.Contains(need, StringComparison.Ordinal));

    /// <summary>Runs the verb.</summary>
    public async Task<(ExitCode Exit, string Output)> RunAsync(bool fix = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var exit = await new DoctorVerb(Machine, output).RunAsync(fix, CancellationToken.None);
        return (exit, output.ToString());
    }

    public void Dispose() => _folder.Dispose();

    private Task<Answer> AskAsync(string folder, IReadOnlyList<string> command, CancellationToken ct)
    {
        var line = string.Join(' ', command);
        Asked.Add(line);
        return Task.FromResult(_answers.GetValueOrDefault(line) ?? new(null, $"There is no command {command[0]}."));
    }
}
