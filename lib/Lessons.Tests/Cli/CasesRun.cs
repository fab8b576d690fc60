using Lessons.Cli;

namespace Lessons.Tests.Cli;

/// <summary>The notebooks of the folder <c>cases</c>, exported in one call.</summary>
public sealed class CasesRun : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>How the call ended.</summary>
    internal ExitCode Exit { get; private set; }

    /// <summary>All that it wrote to the terminal.</summary>
    public string Told { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var cases = Path.Combine(Fixture.Repository, "lib", "Lessons.Tests", "Cli", "cases");
        using var told = new StringWriter { NewLine = "\n" };
        Exit = await CommandLine.RunAsync(
            ["export", .. Directory.GetFiles(cases, "*.ipynb", SearchOption.AllDirectories).Order(StringComparer.Ordinal), "--out", _folder.Path, "--static", "--no-cache"], told, told);
        Told = told.ToString();
    }

    /// <summary>What a page has inside of its main element.</summary>
    public string Main(string name)
    {
        var file = _folder.File(name + ".html");
        Assert.True(File.Exists(file), $"There is no {name}.html. {Told}");
        var html = File.ReadAllText(file);
        var start = html.IndexOf("<main", StringComparison.Ordinal);
        return html[start..html.IndexOf("</main>", StringComparison.Ordinal)];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}
