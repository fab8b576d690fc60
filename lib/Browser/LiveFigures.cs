using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Browser;

/// <summary>The figures on the page that can be drawn anew, for another value of their slider or from another start.</summary>
internal static class LiveFigures
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Type s_figure = Assembly.Load("Course").GetType("Course.Figure", throwOnError: true)!;
    private static readonly MethodInfo s_plot = s_figure.GetMethod("ToPlotlyJson", Hidden)!, s_whole = s_figure.GetMethod("ToJson")!;

    private static readonly Dictionary<int, Kept> s_kept = [];
    private static string s_cell = "";
    private static int s_count;

    /// <summary>The figures that a cell showed before are gone from the page.</summary>
    public static void BeginCell(string cell)
    {
        s_cell = cell;
        foreach (var (number, _) in s_kept.Where(kept => kept.Value.Cell == cell).ToList()) s_kept.Remove(number);
    }

    /// <summary>Keeps a figure, and says as JSON what the page can ask of it; null if that is nothing.</summary>
    public static string? Keep(object figure)
    {
        // Figures of the library that the cells load: what they keep is theirs, and found by name.
        if (Part(figure, "Live") is not { } live || !((IEnumerable)Part(live, "Offers")!).Cast<object>().Any()) return null;
        s_kept[++s_count] = new(s_cell, (Func<int, float[]?, object>)Part(live, "At")!, figure);
        var passage = Part(live, "Passage")!;
        return JsonSerializer.Serialize(new
        {
            number = s_count,
            values = (IReadOnlyList<string>)Part(passage, "Values")!,
            stops = (IReadOnlyList<int>)Part(passage, "Stops")!,
            takesStart = (bool)Part(live, "TakesStart")!,
            slidesStart = (bool)Part(live, "SlidesStart")!,
        });
    }

    /// <summary>Draws a figure anew.</summary>
    /// <param name="number">Which.</param>
    /// <param name="passed">The value of its slider, counted among those it passes.</param>
    /// <param name="start">The place of the start; empty for the figure's own.</param>
    /// <returns>What plotly.js needs to draw it, as JSON, or why it cannot be drawn.</returns>
    public static string Draw(int number, int passed, double[] start)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CellConsole.BeginCell();
        try
        {
            var kept = s_kept[number];
            kept.Last = kept.At(passed, start.Length == 0 ? null : [.. start.Select(x => (float)x)]);
            return (string)s_plot.Invoke(kept.Last, null)!;
        }
#pragma warning disable CA1031 // Whatever a cell's function throws is shown to its reader.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return JsonSerializer.Serialize(new { error = $"{e.GetType().Name}: {e.Message}" });
        }
        finally
        {
            CellConsole.FlushPending();
        }
    }

    /// <summary>A figure as it was drawn last, with all that need not follow every move: description, caption and numbers; "{}" if it is gone.</summary>
    public static string Describe(int number) => s_kept.TryGetValue(number, out var kept) ? (string)s_whole.Invoke(kept.Last, null)! : "{}";

    private static object? Part(object whole, string name) =>
        whole.GetType().GetProperty(name, Hidden)!.GetValue(whole);

    private sealed class Kept(string cell, Func<int, float[]?, object> at, object figure)
    {
        public string Cell => cell;

        public Func<int, float[]?, object> At => at;

        public object Last { get; set; } = figure;
    }
}
