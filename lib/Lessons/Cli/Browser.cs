using System.Diagnostics;

namespace Lessons.Cli;

/// <summary>The Chromium of this machine, which takes pictures of pages.</summary>
internal static class Browser
{
    /// <summary>A picture of a page that was not drawn yet is one colour, and has fewer bytes than that.</summary>
    public const int LeastBytes = 5000;

    // The browser's clock is one of its own, and now and then it takes the picture before the chart.
    private const int Tries = 4;

    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "chrome", "msedge"];

    /// <summary>The program, or null if there is none on the PATH.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(_ => s_names, (folder, name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
        .FirstOrDefault(File.Exists);

    /// <summary>Takes a picture of a page, which needs no network. One that shows nothing, as a busy machine takes them, takes the place of no other.</summary>
    public static async Task TakeAsync(string browser, string page, string png, int width, int height, CancellationToken ct)
    {
        var taken = $"{png}.new.png";
        string[] flags =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars", "--force-device-scale-factor=1",
            $"--window-size={width},{height}", "--virtual-time-budget=10000", $"--screenshot={taken}", new Uri(page).AbsoluteUri,
        ];
        try
        {
            for (var tries = 0; !File.Exists(taken) || new FileInfo(taken).Length < LeastBytes; tries++)
            {
                if (tries == Tries) throw new UsageException($"{browser} took a picture of {page} that shows nothing; {png} stays as it was. Run it again when the machine is less busy.");
                using var process = Process.Start(new ProcessStartInfo(browser, flags) { RedirectStandardError = true, RedirectStandardOutput = true })!;
                await Task.WhenAll(process.StandardError.ReadToEndAsync(ct), process.StandardOutput.ReadToEndAsync(ct), process.WaitForExitAsync(ct));
                if (process.ExitCode != 0 || !File.Exists(taken)) throw new UsageException($"{browser} took no picture of {page}; it ended with code {process.ExitCode}.");
            }

            File.Move(taken, png, overwrite: true);
        }
        finally
        {
            File.Delete(taken);
        }
    }
}
