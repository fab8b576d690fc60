using System.Text.Json;

namespace Course.Tests.Reference;

/// <summary>What make_reference.py recorded from PyTorch.</summary>
internal sealed record TorchReference(
    int[] Steps, float[] Start, double[] Scale, double[] Bias,
    Dictionary<string, TorchReference.Trajectory> Rules, Dictionary<string, TorchReference.Trajectory> Recipes, Dictionary<string, double[]> Schedules)
{
    /// <summary>The parameters after each of the stored steps in both precisions, and the largest error of the float32 ones up to there.</summary>
    public sealed record Trajectory(double[][] Float64, float[][] Float32, double[][] Error);

    public static TorchReference Shared { get; } = JsonSerializer.Deserialize<TorchReference>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "torch.json")), JsonSerializerOptions.Web)!;

    /// <summary>The gradients of step t, as the script computes them.</summary>
    public float[] Gradient(int t) =>
        [.. Scale.Select((scale, i) => i < Scale.Length - 1 || t % 16 == 0 ? (float)(scale * (Bias[i] + ((7919 * t + 104729 * i) % 257 - 128) / 128.0)) : 0)];
}
