using static System.FormattableString;

namespace Course;

public static partial class Charts
{
    private static readonly int[] s_deviceCounts = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

    /// <summary>What one device sends in a step, stage by stage, with a slider over the number of devices, which starts at the model's.</summary>
    public static Figure Traffic(ModelStates model)
    {
        int[] devices = [.. Stops(s_deviceCounts, model.Devices).Where(N => N <= model.Parameters)];
        var slider = Slider.Over("N", devices, N => Stages(model).Select(stage =>
        {
            var whole = With(model, model.Parameters, N, stage);
            var once = whole.Sent / (stage == Stage.Three ? 3 : 2) / (double)model.Parameters;
            return new Bar(NameOf(stage),
                ("gradients, reduced and scattered", once),
                ("gradients, gathered", stage == Stage.None ? once : 0),
                ("parameters, gathered", stage switch { Stage.None => 0, Stage.Three => 2 * once, _ => once }));
        }), Array.IndexOf(devices, model.Devices));
        return Bars("Traffic of one device in a step", "sent per device and step [Ψ numbers]", "stage", slider);
    }

    /// <summary>The memory of one device against the number of devices, stage by stage, and the line below which it fits.</summary>
    /// <param name="model">The model, its optimizer and its convention; its own stage and number of devices do not count.</param>
    /// <param name="deviceGB">The memory of a device in GB of 10⁹ bytes; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The memory is not above 0.</exception>
    public static Figure MemoryAgainstDevices(ModelStates model, double deviceGB = 80)
    {
        Guard.Positive(deviceGB, nameof(deviceGB));
        int[] devices = [.. s_deviceCounts.Where(N => N <= model.Parameters)];
        var lines = Stages(model).Select(stage => Series.Of(NameOf(stage), devices, N => With(model, model.Parameters, N, stage).GB));
        var limit = Series.Of(Invariant($"{deviceGB} GB"), devices, _ => deviceGB);
        return Lines(Invariant($"{SizeOf(model.Parameters)} parameters, {model.Optimizer.GetType().Name}, {model.Convention.Name}"),
            Axis.Log("devices N"), Axis.Log("memory per device [GB]"), [.. lines, limit]) with
        {
            Caption = Invariant($"On devices of {deviceGB} GB the model fits: ")
                + string.Join("; ", Stages(model).Select(stage => $"{NameOf(stage)} {(FewestDevices(model, stage, deviceGB) is { } N ? Invariant($"from N = {N}") : "never")}")) + ".",
        };
    }

    /// <summary>One step of a cluster, tick by tick: what a device holds then, and what it sends to the next one.</summary>
    /// <param name="cluster">A cluster that has taken a step.</param>
    /// <param name="device">The device, from 0.</param>
    /// <exception cref="ArgumentException">The cluster has not taken a step.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such device.</exception>
    public static Figure Timeline(Cluster cluster, int device = 0)
    {
        Guard.Between(device, 0, cluster.Devices - 1, nameof(device));
        ClusterEvent[] events = [.. cluster.Timeline.Where(e => e.Device == device)];
        if (events.Length == 0) throw new ArgumentException("the cluster has no step to show; call Step first.", nameof(cluster));
        Bar[] bars = [.. events.Select(e => new Bar(
            Invariant($"{e.Tick + 1}. {e.Action.ToString().ToLowerInvariant()} {(e.Layer < 0 ? "all" : Invariant($"{e.Layer}"))}"), PartsOf(e.Holding, 1e3)))];
        var title = Invariant($"One step, stage {(int)cluster.Stage}: device {device} of {cluster.Devices}");
        var peak = events.MaxBy(e => e.Holding.Total)!;
        return TimelinePlot(title, bars, events).Figure(title,
            Invariant($"In {events.Length} ticks the device holds at most {peak.Holding.Total / 1e3:0.###} kB, at tick {peak.Tick + 1}, and sends {events.Sum(e => e.BytesSent) / 1e3:0.###} kB."),
            new(["tick", "action", "layer", "parameters [bytes]", "gradients [bytes]", "states [bytes]", "sent [bytes]"], events.Select(e => new object?[]
            {
                e.Tick + 1, e.Action.ToString(), e.Layer < 0 ? "all" : e.Layer, e.Holding.Parameters, e.Holding.Gradients, e.Holding.States, e.BytesSent,
            })));
    }

    private static int? FewestDevices(ModelStates model, Stage stage, double deviceGB)
    {
        var most = (int)Math.Min(1 << 20, model.Parameters);
        if (!Fits(most)) return null;
        var (low, high) = (0, stage == Stage.None ? 1 : most);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Fits(middle)) high = middle;
            else low = middle;
        }

        return high;

        bool Fits(int N) => With(model, model.Parameters, N, stage).GB <= deviceGB;
    }

    private static ModelStates With(ModelStates model, long parameters, int devices, Stage stage) =>
        new(parameters, devices, stage, model.Optimizer, model.Convention);

    private static Stage[] Stages(ModelStates model) =>
        model.Convention is DeepSpeedEstimator ? [Stage.Two, Stage.Three] : Enum.GetValues<Stage>();

    private static (string Name, double Value)[] PartsOf(Holding holding, double unit) =>
        [("parameters", holding.Parameters / unit), ("gradients", holding.Gradients / unit), ("optimizer state", holding.States / unit)];

    private static IEnumerable<T> Stops<T>(IEnumerable<T> usual, T own) => usual.Append(own).Distinct().Order();

    private static string NameOf(Stage stage) => stage switch
    {
        Stage.None => "data parallel",
        Stage.One => "stage 1: states",
        Stage.Two => "stage 2: + gradients",
        _ => "stage 3: + parameters",
    };

    private static string SizeOf(long parameters) => parameters switch
    {
        >= 1_000_000_000_000 => Number.Text(Number.Round(parameters / 1e12, 4)) + " T",
        >= 1_000_000_000 => Number.Text(Number.Round(parameters / 1e9, 4)) + " B",
        >= 1_000_000 => Number.Text(Number.Round(parameters / 1e6, 4)) + " M",
        _ => Invariant($"{parameters:N0}"),
    };
}
