using System.Globalization;

namespace Course;

/// <summary>The stages of ZeRO: what each device holds of parameters, gradients and optimizer state, for 7.5 B parameters on 64 devices.</summary>
internal static class ZeroDrawing
{
    private const long Parameters = 7_500_000_000;
    private const int Devices = 64;
    private const double Scale = 12, Thick = 40;

    private static readonly (Stage Stage, string Name, string What)[] s_rows =
    [
        (Stage.None, "Everywhere everything", "every device holds it all"),
        (Stage.One, "Stage 1", "optimizer state is split"),
        (Stage.Two, "Stage 2", "gradients too"),
        (Stage.Three, "Stage 3", "parameters too"),
    ];

    public static Drawing Draw()
    {
        var page = new SvgPage(1032, 466, "The stages of ZeRO");
        string[] devices = ["device 0", "device i", $"device {Devices - 1}"];
        page.Box(8, 10, 1016, 40, "card");
        for (var d = 0; d < devices.Length; d++) page.Text(Left(d) + (8 * Scale), 35, devices[d], "small middle");
        page.Text(1012, 35, "on each device", "small right");
        var whole = new ModelStates(Parameters, 1).OnDevice;
        var said = new List<string>();
        for (var row = 0; row < s_rows.Length; row++)
        {
            var (stage, name, what) = s_rows[row];
            var states = new ModelStates(Parameters, Devices, stage);
            var y = 60 + (90 * row);
            page.Box(8, y, 1016, 80, "card");
            page.Text(20, y + 36, name, "bold");
            page.Text(20, y + 56, what, "small");
            for (var d = 0; d < devices.Length; d++) Bars(page, Left(d), y + 20, states.OnDevice, whole, d / 2.0);
            var gb = states.GB.ToString("0.#", CultureInfo.InvariantCulture) + " GB";
            page.Text(1012, y + 48, gb, "big");
            said.Add($"{name}, {what}: {gb} on each device.");
        }

        Legend(page, whole);
        var description = $"{(Parameters / 1e9).ToString(CultureInfo.InvariantCulture)} billion parameters on {Devices} devices, mixed precision, Adam. {string.Join(" ", said)}";
        return new("zero-stages.svg", description, page.Svg(description));
    }

    private static double Left(int device) => 236 + (214 * device);

    /// <summary>Parameters, gradients and states side by side, as wide as their bytes; of a split part only the device's own piece is filled.</summary>
    private static void Bars(SvgPage page, double x, double y, Holding holds, Holding whole, double place)
    {
        (double Held, double All, string Kind)[] parts =
        [
            (holds.Parameters, whole.Parameters, "a"), (holds.Gradients, whole.Gradients, "b"), (holds.States, whole.States, "c"),
        ];
        foreach (var (held, all, kind) in parts)
        {
            var width = all / Parameters * Scale;
            if (held < all)
            {
                page.Box(x, y, width - 2, Thick, "gone");
                var piece = Math.Max(3, width * held / all);
                page.Box(x + (place * (width - 2 - piece)), y, piece, Thick, kind);
            }
            else
            {
                page.Box(x, y, width - 2, Thick, kind);
            }

            x += width;
        }
    }

    private static void Legend(SvgPage page, Holding whole)
    {
        (string Kind, string Name)[] kinds =
        [
            ("a", $"fp16 parameters, {whole.Parameters / Parameters} bytes each"), ("b", $"fp16 gradients, {whole.Gradients / Parameters} bytes"), ("c", $"optimizer state, {whole.States / Parameters} bytes"),
        ];
        page.Box(8, 420, 1016, 36, "card");
        for (var i = 0; i < kinds.Length; i++)
        {
            page.Box(236 + (250 * i), 431, 14, 14, kinds[i].Kind);
            page.Text(258 + (250 * i), 443, kinds[i].Name, "small");
        }
    }
}
