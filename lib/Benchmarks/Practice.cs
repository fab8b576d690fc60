using Course;

namespace Benchmarks;

/// <summary>What was measured of the recipe that training follows in practice: Muon, clipping, states of fewer bytes, checkpoints.</summary>
internal sealed record Practice(IReadOnlyList<Comparison> Muons, IReadOnlyList<Comparison> Clippings, IReadOnlyList<Comparison> FewBytes, Comparison Resuming)
{
    private static readonly string[] s_ofMuon = [Comparison.One, Comparison.Narrow, MuonSteps.Peak, MuonSteps.TorchMm, MuonSteps.TorchOneDnn, MuonSteps.OneDnnKept, MuonSteps.MathNet];

    public static Practice Measure(Torch? torch, Torch? kept, Companion? narrow, int rounds) => new(
        [MuonSteps.Of(256, torch, kept, narrow, rounds), MuonSteps.Of(1024, torch, kept, narrow, Math.Min(rounds, 5))],
        [Comparison.Clipping(1_000, rounds), Comparison.Clipping(100_000, rounds), Comparison.Clipping(10_000_000, rounds)],
        [Comparison.OfFewBytes(new EightBit(new Adam()), 100_000, rounds), Comparison.OfFewBytes(new Adafactor(), 100_000, rounds)],
        Comparison.Resuming(rounds));

    public IEnumerable<Sheet> Sheets()
    {
        yield return new("Muon's step on a square matrix, one core",
            ["", "of multiply and add", "ours : torch.mm", "ours : oneDNN", "memory kept", "ours : MathNet", "GFLOP/s", .. s_ofMuon.Select(contender => $"ms, {contender}")],
            [.. Muons.Select(OfMuon)])
        {
            Note = "GFLOP/s counts what the five iterations need, 20 n³: XXᵀ and A² are symmetric, so half of each is enough; PyTorch and MathNet compute them whole. “Multiply and add” does as many in registers alone, without fusing "
                + "the two, since no sum here is rounded but number by number; oneDNN fuses them. PyTorch steps in single precision, with the product as it comes (`torch.mm`) and with oneDNN's "
                + "(`torch.nn.functional.linear` of mkldnn tensors), that once more with an allocator that keeps what is freed; MathNet's time is that of the iterations alone.",
        };
        yield return new("An Adam step that clips its gradient, one core", ["ns per parameter", "clipping, in reads of g", Comparison.Plain, Comparison.Clipped, Comparison.Read],
            [.. Clippings.Select(step => (string[])[Format.Size(step.Parameters), Format.Number(step.ReadsOfClipping), .. PerParameter(step, Comparison.Plain, Comparison.Clipped, Comparison.Read)])])
        {
            Note = "In the cache a read costs next to nothing, and what shows is that squares are summed in double precision.",
        };
        yield return new("A step of 100 K parameters with a state of fewer bytes, one core", ["ns per parameter", "Adam : this", "ours", Comparison.Plain, "bytes of state"],
            [.. FewBytes.Select(step => (string[])
                [step.Rule is EightBit ? "EightBit(Adam)" : step.Name, Format.Ratio(step.Faster(Comparison.Plain, Comparison.One)), .. PerParameter(step, Comparison.One, Comparison.Plain), Format.Number(step.Rule.StateBytes(250, 400) / 1e5)])]);
        yield return new("A step of training, resumed from a checkpoint", ["microseconds", "resumed : never stopped", Comparison.Resumed, Comparison.Unbroken],
            [["Adam, a network on the airfoil data, batches of 10", Format.Ratio(Resuming.Faster(Comparison.Resumed, Comparison.Unbroken)), Format.Number(Resuming.Median(Comparison.Resumed) / 1e3), Format.Number(Resuming.Median(Comparison.Unbroken) / 1e3)]]);
    }

    private static string[] OfMuon(Comparison step)
    {
        var side = Math.Sqrt(step.Parameters);
        return
        [
            $"{side} × {side}",
            Format.Ratio(step.Faster(Comparison.One, MuonSteps.Peak)),
            Format.Ratio(step.Faster(Comparison.One, MuonSteps.TorchMm)),
            Format.Ratio(step.Faster(Comparison.One, MuonSteps.TorchOneDnn)),
            Format.Ratio(step.Faster(Comparison.One, MuonSteps.OneDnnKept)),
            Format.Ratio(step.Faster(Comparison.One, MuonSteps.MathNet)),
            Format.Number(MuonSteps.Flops(side) / step.Median(Comparison.One)),
            .. s_ofMuon.Select(contender => Format.Number(step.Median(contender) / 1e6)),
        ];
    }

    private static IEnumerable<string> PerParameter(Comparison step, params string[] contenders) => contenders.Select(contender => Format.Number(step.Median(contender) / step.Parameters));
}
