using System.Reflection;
using System.Text.Json;
using Plotly.NET;

namespace Course;

/// <summary>Makes a figure's parts into a Plotly.NET chart, and lets a live kernel show such charts.</summary>
internal static class PlotlyChart
{
    private const string Kernel = "Microsoft.DotNet.Interactive";

    // What plays a chart's frames, which a Plotly.NET chart does not have.
    private static readonly string[] s_players = ["sliders", "updatemenus"];

    private static readonly Lock s_registering = new();
    private static bool s_isRegistered;

    /// <summary>A new chart with the figure's traces and layout.</summary>
    public static object Of(Figure figure)
    {
        using var parts = JsonDocument.Parse(figure.ToJson());
        var traces = parts.RootElement.GetProperty("data").EnumerateArray()
            .Select(trace => Fill(new Trace(trace.GetProperty("type").GetString()), trace)).ToList();
        var layout = Fill(new Layout(), parts.RootElement.GetProperty("layout"));
        foreach (var player in s_players) layout.RemoveProperty(player);
        Register();
        return GenericChart.setLayout(layout, GenericChart.ofTraceObjects(false, traces));
    }

    private static T Fill<T>(T part, JsonElement json)
        where T : DynamicObj.DynamicObj
    {
        foreach (var property in json.EnumerateObject()) part.SetProperty(property.Name, Value(property.Value));
        return part;
    }

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Fill(new DynamicObj.DynamicObj(), json),
        JsonValueKind.Array => json.EnumerateArray().Select(Value).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        _ => null,
    };

    /// <summary>Loads Plotly.NET.Interactive beside Plotly.NET, once, if a kernel runs this cell: by name, since the kernel is no reference of the course.</summary>
    private static void Register()
    {
        var engine = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == Kernel);
        var running = engine?.GetType($"{Kernel}.KernelInvocationContext")?.GetProperty("Current")?.GetValue(null);
        lock (s_registering)
        {
            if (s_isRegistered || running is null) return;
            s_isRegistered = true;
            var extension = Assembly.Load("Plotly.NET.Interactive").CreateInstance("Plotly.NET.Interactive.FormatterKernelExtension")!;
            var root = engine!.GetType($"{Kernel}.Kernel")!.GetProperty("Root")!.GetValue(null);
            var loading = extension.GetType().GetInterface("IKernelExtension")!.GetMethod("OnLoadAsync")!.Invoke(extension, [root]);
            ((Task)loading!).GetAwaiter().GetResult();
        }
    }
}
