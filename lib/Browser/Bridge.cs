using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("browser")]

namespace Browser;

/// <summary>What crosses between the kernel and the script of its worker.</summary>
internal static partial class Bridge
{
    private static readonly Kernel s_kernel = new();

    /// <summary>Sends a piece of a cell's output: its kind, and its HTML or text.</summary>
    [JSImport("send", "worker")]
    internal static partial void Send(string kind, string content, string id);

    /// <summary>Runs a cell.</summary>
    /// <returns>"" if it ran to its end, else the line that stopped it, "0" where none is known.</returns>
    [JSExport]
    internal static Task<string> RunAsync(string name, string code) => s_kernel.RunAsync(name, code);

    /// <summary>Draws a figure anew, at a value that its slider passes and from a start, empty for its own.</summary>
    /// <returns>What plotly.js needs to draw it, as JSON, or why it cannot be drawn.</returns>
    [JSExport]
    internal static string Draw(int number, int passed, double[] start) => LiveFigures.Draw(number, passed, start);

    /// <summary>A figure as it was drawn last, as JSON, with description, caption and numbers.</summary>
    [JSExport]
    internal static string Describe(int number) => LiveFigures.Describe(number);

    /// <summary>Compiles a line that leaves nothing behind, so that the first cell need not wait for the compiler to get going.</summary>
    [JSExport]
    internal static Task WarmUpAsync() => s_kernel.WarmUpAsync();
}
