using static System.FormattableString;

namespace Course;

public static partial class Charts
{
    private static readonly long[] s_modelSizes = [124_000_000, 1_500_000_000, 7_500_000_000, 70_000_000_000, 128_000_000_000, 1_000_000_000_000];

    /// <summary>The memory of one device, stage by stage, as in the ZeRO paper's figure 1, with a slider over the number of devices and one
    /// over the size of the model; both start at the model's.</summary>
    /// <param name="model">The model, its devices, its optimizer and its convention; its own stage does not count.</param>
    public static Figure Memory(ModelStates model)
    {
        long[] sizes = [.. Stops(s_modelSizes, model.Parameters).Where(Ψ => Ψ >= model.Devices)];
        int[] devices = [.. Stops(s_deviceCounts, model.Devices).Where(N => N <= sizes[0])];
        Axis memory = "memory per device [GB]", stage = "stage";
        var title = $"Memory of one device: {model.Optimizer.GetType().Name}, {model.Convention.Name}";

        var bars = Stages(model).Select(s => new Bar(NameOf(s), PartsOf(With(model, model.Parameters, model.Devices, s).OnDevice, 1e9))).ToArray();
        return MemoryPlot(title, memory, stage, model, bars, sizes, devices).Figure(title, Describe(memory, bars) + Invariant($" Sliders move N from {devices[0]} to {devices[^1]}, at {model.Devices}, and Ψ from {SizeOf(sizes[0])} to {SizeOf(sizes[^1])}, at {SizeOf(model.Parameters)}."),
            Data(memory, stage, bars));
    }
}
