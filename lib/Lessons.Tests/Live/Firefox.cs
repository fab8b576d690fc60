using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Lessons.Tests.Live;

/// <summary>The Firefox of this machine, spoken to by Marionette, its own protocol: Playwright drives only a Firefox it has built itself.</summary>
internal sealed class Firefox : IAsyncDisposable
{
    public const string Missing = "No firefox-esr on the PATH. Install it (apt-get install firefox-esr) to test the pages in Firefox.";

    private readonly TemporaryFolder _profile;
    private readonly Process _process;
    private readonly TcpClient _client;
    private int _count;

    private Firefox(TemporaryFolder profile, Process process, TcpClient client) => (_profile, _process, _client) = (profile, process, client);

    public static string? Program { get; } = OperatingSystem.IsWindows() ? null : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "firefox-esr")).FirstOrDefault(File.Exists);

    public static async Task<Firefox> StartAsync()
    {
        var profile = new TemporaryFolder();
        var port = FreePort();
        await File.WriteAllTextAsync(profile.File("user.js"), $"user_pref(\"marionette.port\", {port}); user_pref(\"network.dns.disabled\", true); user_pref(\"app.update.enabled\", false);");
        var start = new ProcessStartInfo(Program!, ["--headless", "--marionette", "--no-remote", "--profile", profile.Path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = profile.Path;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var client = new TcpClient();
        for (var tries = 0; !client.Connected; tries++)
        {
            try
            {
                await client.ConnectAsync("127.0.0.1", port);
            }
            catch (SocketException) when (tries < 600)
            {
                await Task.Delay(200);
            }
        }

        var firefox = new Firefox(profile, process, client);
        await firefox.ReadAsync();
        await firefox.SendAsync("WebDriver:NewSession", new { });
        await firefox.SendAsync("WebDriver:SetTimeouts", new { script = 600_000, pageLoad = 600_000 });
        return firefox;
    }

    public Task OpenAsync(string file) => SendAsync("WebDriver:Navigate", new { url = new Uri(file).AbsoluteUri });

    /// <summary>What the body of a function returns in the page.</summary>
    public async Task<T> EvaluateAsync<T>(string script) =>
        (await SendAsync("WebDriver:ExecuteScript", new { script, args = Array.Empty<object>() })).GetProperty("value").Deserialize<T>()!;

    /// <summary>Presses the mouse at a place of the window, and lets it go.</summary>
    public async Task ClickAsync(double x, double y) => await SendAsync("WebDriver:PerformActions", new
    {
        actions = new[]
        {
            new
            {
                type = "pointer", id = "mouse", parameters = new { pointerType = "mouse" },
                actions = new object[]
                {
                    new { type = "pointerMove", duration = 0, x = (int)x, y = (int)y, origin = "viewport" },
                    new { type = "pointerDown", button = 0 },
                    new { type = "pointerUp", button = 0 },
                },
            },
        },
    });

    /// <summary>Waits until a function's body answers true in the page.</summary>
    public async Task WaitAsync(string script)
    {
        while (!await EvaluateAsync<bool>(script)) await Task.Delay(200);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _profile.Dispose();
        return ValueTask.CompletedTask;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<JsonElement> SendAsync(string command, object parameters)
    {
        var message = JsonSerializer.SerializeToUtf8Bytes(new object[] { 0, ++_count, command, parameters });
        await _client.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes($"{message.Length}:"), .. message]);
        var answer = await ReadAsync();
        return answer[2].ValueKind == JsonValueKind.Null ? answer[3] : throw new InvalidOperationException($"{command}: {answer[2]}");
    }

    /// <summary>A message: its length in digits, a colon, and JSON.</summary>
    private async Task<JsonElement> ReadAsync()
    {
        var (length, digit) = (0, new byte[1]);
        while (true)
        {
            await _client.GetStream().ReadExactlyAsync(digit);
            if (digit[0] == ':') break;
            length = 10 * length + digit[0] - '0';
        }

        var message = new byte[length];
        await _client.GetStream().ReadExactlyAsync(message);
        return JsonSerializer.Deserialize<JsonElement>(message);
    }
}
