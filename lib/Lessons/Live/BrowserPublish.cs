using System.Diagnostics;
using Lessons.Execution;
using Lessons.Storage;

namespace Lessons.Live;

/// <summary>Publishes <c>lib/Browser</c> as a WebAssembly program, through the SDK.</summary>
internal static class BrowserPublish
{
    /// <summary>The folder of the project.</summary>
    public static string Project(Repository repository) => Path.Combine(repository.Root, "lib", "Browser");

    /// <summary>Publishes into a folder.</summary>
    /// <returns>The folder that holds the runtime's files.</returns>
    /// <exception cref="PackException">It could not be restored or built.</exception>
    public static async Task<string> RunAsync(Repository repository, string folder, CancellationToken ct)
    {
        using var publish = Process.Start(new ProcessStartInfo(DotNet.Host)
        {
            WorkingDirectory = repository.Root,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "publish", Project(repository), "--configuration", "Release", "-p:InPage=true", "--artifacts-path", folder,
                "--nologo", "--verbosity", "quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-tl:off",
            },
        })!;
        string said;
        try
        {
            said = await publish.StandardOutput.ReadToEndAsync(ct);
            await publish.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            publish.Kill(entireProcessTree: true);
            throw;
        }

        if (publish.ExitCode != 0)
        {
            var why = said.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))?.Trim() ?? said.Trim();
            throw new PackException(why[(why.IndexOf("error", StringComparison.Ordinal) is var at and >= 0 ? at + 6 : 0)..]);
        }

        return Path.Combine(folder, "publish", "Browser", "release", "wwwroot", "_framework");
    }
}
