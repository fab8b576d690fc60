using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Lessons.Tests.FrontEnds;

/// <summary>Jupyter Notebook, serving a copy of the course on a port of its own.</summary>
internal sealed class NotebookServer : IAsyncDisposable
{
    // A page that never answers is no reason to wait for ever.
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly Task<string> _said;

    private NotebookServer(Process process, int port)
    {
        this._process = process;
        Address = $"http://127.0.0.1:{port}/";
        _said = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    public string Address { get; }

    /// <summary>Starts the server and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message is what it said.</exception>
    public static async Task<NotebookServer> StartAsync(Jupyter jupyter, string folder)
    {
        var port = FreePort();
        var server = new NotebookServer(
            jupyter.Start(folder, "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--port-retries=0", "--NotebookApp.token=", "--NotebookApp.password="),
            port);
        using var client = new HttpClient();
        for (var tries = 0; tries < 600; tries++)
        {
            await server.ThrowIfDeadAsync();
            try
            {
                if ((await client.GetAsync(new Uri(server.Address + "api"))).IsSuccessStatusCode) return server;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
            await Task.Delay(200);
        }
        await server.DisposeAsync();
        throw new InvalidOperationException($"Jupyter Notebook did not answer at {server.Address}.");
    }

    /// <summary>Waits for work in the page, but not for a server that has ended.</summary>
    /// <exception cref="InvalidOperationException">The server ended first; the message is what it said.</exception>
    /// <exception cref="TimeoutException">Neither came to an end.</exception>
    public async Task WhileAliveAsync(Task work)
    {
        await Task.WhenAny(work, _process.WaitForExitAsync()).WaitAsync(s_longest);
        if (!work.IsCompleted)
            await ThrowIfDeadAsync();
        await work;
    }

    public void Kill()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ThrowIfDeadAsync()
    {
        if (_process.HasExited)
            throw new InvalidOperationException($"Jupyter Notebook ended with {_process.ExitCode}: {await _said}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
