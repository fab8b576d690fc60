using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Benchmarks;

/// <summary>What the numbers were measured on.</summary>
internal static class Machine
{
    public static string Description => string.Create(CultureInfo.InvariantCulture,
        $"{Processor}, {Environment.ProcessorCount} cores, vectors of {(Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector<float>.Count)} floats, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");

    // Linux says it there; elsewhere the architecture has to do.
    private static string Processor => File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } model
        ? model[(model.IndexOf(':') + 1)..].Trim() : RuntimeInformation.ProcessArchitecture.ToString();
}
