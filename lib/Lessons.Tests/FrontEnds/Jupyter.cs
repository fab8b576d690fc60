using System.Diagnostics;

namespace Lessons.Tests.FrontEnds;

/// <summary>The Jupyter of this machine, with the .NET kernel in folders of its own: the user's are not touched.</summary>
internal sealed class Jupyter : IDisposable
{
    // Whatever hangs, a test ends.
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(15);

    private readonly TemporaryFolder _folder = new();

    // The Python that has Jupyter's parts, which need not be the first on the PATH.
    private static readonly string? s_python =
        ((string[])["python3", "/usr/bin/python3", "python"]).FirstOrDefault(python => Answers(python, "-c", "import nbclient, notebook"));

    /// <summary>Why Jupyter cannot be tested here; null if it can.</summary>
    public static string? Missing { get; } =
        s_python is null ? "No Jupyter. Install it (apt-get install jupyter-notebook python3-nbclient) to test the lessons in it."
        : Answers("dotnet", "tool", "run", "dotnet-interactive", "--version") ? null
        : "The .NET kernel is not restored. Run dotnet tool restore to test the lessons in Jupyter.";

    /// <summary>Gives a Jupyter of its own the C# kernel that the course pins.</summary>
    public static async Task<Jupyter> WithKernelAsync()
    {
        var jupyter = new Jupyter();
        // The tool does not make this folder, and fails without it.
        Directory.CreateDirectory(jupyter.Kernels);
        await jupyter.RunAsync(Fixture.Repository, "dotnet", "interactive", "jupyter", "install");
        return jupyter;
    }

    /// <summary>Where the kernel specs lie.</summary>
    public string Kernels => _folder.File("data/kernels");

    /// <summary>Starts a program of Jupyter's and leaves it running.</summary>
    public Process Start(string at, params string[] arguments) => Start(at, s_python!, arguments, _folder.Path);

    /// <summary>Runs Python and waits for its end.</summary>
    public Task<string> PythonAsync(string at, params string[] arguments) => RunAsync(at, [s_python!, .. arguments]);

    public void Dispose() => _folder.Dispose();

    /// <summary>Runs a command to its end and gives what it said.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it said.</exception>
    private Task<string> RunAsync(string at, params string[] command) => RunAsync(at, command, _folder.Path);

    internal static async Task<string> RunAsync(string at, string[] command, string data)
    {
        using var process = Start(at, command[0], command[1..], data);
        using var limit = new CancellationTokenSource(s_longest);
        try
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? said[0]
                : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {string.Join('\n', said)}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string at, string program, IEnumerable<string> arguments, string data) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = at,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["JUPYTER_DATA_DIR"] = Path.Combine(data, "data"),
                ["JUPYTER_CONFIG_DIR"] = Path.Combine(data, "config"),
                ["JUPYTER_RUNTIME_DIR"] = Path.Combine(data, "runtime"),
                ["IPYTHONDIR"] = Path.Combine(data, "ipython"),
                ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1",
                // The compiler costs most of a lesson's time here: compile it once, without a profile.
                ["DOTNET_TieredPGO"] = "0",
                ["DOTNET_TC_CallCountThreshold"] = "7530",
            },
        })!;

    private static bool Answers(string program, params string[] arguments)
    {
        try
        {
            RunAsync(Fixture.Repository, [program, .. arguments], Path.GetTempPath()).GetAwaiter().GetResult();
            return true;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }
}
