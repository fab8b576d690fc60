using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Lessons.Storage;

namespace Lessons.Doctor;

/// <summary>The machine that is examined: all that the doctor knows of it comes through here.</summary>
/// <param name="Repository">The course on it.</param>
/// <param name="System">Its operating system.</param>
/// <param name="Home">The reader's home folder.</param>
/// <param name="Variable">Looks up an environment variable.</param>
/// <param name="Ask">Runs a command in a folder and waits for its end.</param>
internal sealed record Machine(
    Repository Repository, OSPlatform System, string Home, Func<string, string?> Variable,
    Func<string, IReadOnlyList<string>, CancellationToken, Task<Answer>> Ask)
{
    /// <summary>The machine this process runs on.</summary>
    public static Machine This(Repository repository) => new(
        repository,
        OperatingSystem.IsWindows() ? OSPlatform.Windows : OperatingSystem.IsMacOS() ? OSPlatform.OSX : OSPlatform.Linux,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        Environment.GetEnvironmentVariable,
        AskAsync);

    /// <summary>Runs a command, given as one line without quotes, in the course's folder.</summary>
    public Task<Answer> AskAsync(string command, CancellationToken ct) => Ask(Repository.Root, command.Split(' '), ct);

    /// <summary>Runs a command that mends something, and says so.</summary>
    /// <exception cref="MendException">It failed.</exception>
    public async Task<string> MendAsync(string command, string otherwise, CancellationToken ct)
    {
        var answer = await AskAsync(command, ct);
        return answer.IsGood ? $"Ran {command}." : throw new MendException($"{command} failed: {answer.Complaint} {otherwise}");
    }

    private static async Task<Answer> AskAsync(string folder, IReadOnlyList<string> command, CancellationToken ct)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_NOLOGO"] = "1", ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1" },
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            try
            {
                var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
                await process.WaitForExitAsync(ct);
                return new(process.ExitCode, string.Join('\n', said));
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }
        }
        catch (Win32Exception)
        {
            return new(null, $"There is no command {command[0]}.");
        }
    }
}
