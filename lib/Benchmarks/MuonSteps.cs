using Course;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Benchmarks;

/// <summary>Muon's step on a square matrix, beside the same step by others and beside the arithmetic that it needs.</summary>
internal static class MuonSteps
{
    public const string MathNet = "MathNet", TorchMm = "torch.mm", TorchOneDnn = "torch, oneDNN", OneDnnKept = "oneDNN, memory kept", Peak = "multiply and add";

    private const int Iterations = 5;

    public static Comparison Of(int side, Torch? torch, Torch? kept, Companion? narrow, int rounds)
    {
        var (muon, n) = (new Muon(), side * side);
        List<Contender> contenders = [Comparison.Steps(Comparison.One, muon, n), Contender.Of(Peak, () => Loops.Peak(Flops(side)))];
        if (side <= 256) contenders.Add(Contender.Of(MathNet, WithMathNet(side))); // a larger one takes many seconds
        if (narrow is not null) contenders.Add(narrow.Steps(Comparison.Narrow, Comparison.NameOf(muon), n));
        if (torch is not null) contenders.AddRange([torch.Steps(TorchMm, "muon", side, 1), torch.Steps(TorchOneDnn, "muon-onednn", side, 1)]);
        if (kept is not null) contenders.Add(kept.Steps(OneDnnKept, "muon-onednn", side, 1));
        return new(muon, n, Timing.Interleaved(contenders, rounds, milliseconds: 10));
    }

    /// <summary>The multiplications and additions of the iterations: XXᵀ and A² are symmetric, so half of each is enough; (bA + cA²)X is needed whole.</summary>
    public static double Flops(double side) => Iterations * (2 * side * side * (side + 1) + 2 * side * side * side);

    /// <summary>The iterations alone, whole products on one core.</summary>
    private static Action WithMathNet(int side)
    {
        Control.UseSingleThread();
        var X = Matrix<float>.Build.Random(side, side, seed: 1);
        X /= (float)X.FrobeniusNorm();
        return () =>
        {
            var Y = X;
            for (var i = 0; i < Iterations; i++)
            {
                var A = Y.TransposeAndMultiply(Y);
                Y = 3.4445f * Y + (-4.7750f * A + 2.0315f * (A * A)) * Y;
            }
        };
    }
}
