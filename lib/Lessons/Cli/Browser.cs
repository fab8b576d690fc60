using System.Diagnostics;

namespace Lessons.Cli;

/// <summary>The Chromium of this machine, which takes pictures of pages.</summary>
internal static class Browser
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "chrome", "msedge"];

    /// <summary>The program, or null if there is none on the PATH.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(_ => s_names, (folder, name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
        .FirstOrDefault(File.Exists);

    /// <summary>Takes a picture of a page, which needs no network.</summary>
    public static async Task TakeAsync(string browser, string page, string png, int width, int height, CancellationToken ct)
    {
        string[] flags =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars", "--force-device-scale-factor=1",
            $"--window-size={width},{height}", "--virtual-time-budget=10000", $"--screenshot={png}", new Uri(page).AbsoluteUri,
        ];
        using var process = Process.Start(new ProcessStartInfo(browser, flags) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await Task.WhenAll(process.StandardError.ReadToEndAsync(ct), process.StandardOutput.ReadToEndAsync(ct), process.WaitForExitAsync(ct));
        if (process.ExitCode != 0 || !File.Exists(png)) throw new UsageException($"{browser} took no picture of {page}; it ended with code {process.ExitCode}.");
    }
}
