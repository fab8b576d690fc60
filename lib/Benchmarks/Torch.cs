using System.Diagnostics;

namespace Benchmarks;

/// <summary>A Python process that times torch.optim when asked (torch_bench.py).</summary>
internal sealed class Torch : IDisposable
{
    private readonly Companion _python;

    private Torch(Process python, string version, string rules) => (_python, Version, Rules) = (new(python, "torch_bench.py"), version, rules.Split(' '));

    public string Version { get; }

    /// <summary>The rules that PyTorch has, by the names of ours.</summary>
    public IReadOnlyList<string> Rules { get; }

    /// <summary>The first Python that has PyTorch, or null where none has.</summary>
    /// <param name="keepsMemory">Whether it keeps what it frees, so that its temporaries cost no page faults; otherwise it runs as it comes.</param>
    public static Torch? Start(bool keepsMemory)
    {
        foreach (var python in (string[])["/usr/bin/python3", "python3", "python"])
        {
            var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "torch_bench.py")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            if (keepsMemory) (start.Environment["MALLOC_MMAP_MAX_"], start.Environment["MALLOC_TRIM_THRESHOLD_"]) = ("0", "-1");
            // Whatever was set for other programs could slow it down.
            foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("OPENBLAS_", StringComparison.Ordinal) || name.StartsWith("OMP_", StringComparison.Ordinal)).ToList())
                start.Environment.Remove(name);
            try
            {
                var process = Process.Start(start)!;
                process.ErrorDataReceived += (_, _) => { };
                process.BeginErrorReadLine();
                if (process.StandardOutput.ReadLine() is { } version && process.StandardOutput.ReadLine() is { } rules) return new(process, version, rules);
                process.Dispose();
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // There is no such Python; the next one may be there.
            }
        }

        return null;
    }

    public Contender Steps(string name, string rule, int n, int threads) => new(name, steps => _python.Ask($"{rule} {n} {threads} {steps}"));

    public Contender Airfoil(string name, int threads) => new(name, epochs => _python.Ask($"airfoil {epochs} {threads}"));

    public void Dispose() => _python.Dispose();
}
