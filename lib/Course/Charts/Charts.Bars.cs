namespace Course;

public static partial class Charts
{
    /// <summary>Horizontal bars with their values beside them; bars of several parts are stacked.</summary>
    /// <exception cref="ArgumentException">There is no bar.</exception>
    public static Figure Bars(string title, Axis value, Axis category, params IReadOnlyList<Bar> bars) =>
        BarsPlot(title, value, category, bars).Figure(title, Describe(value, bars), Data(value, category, bars));

    /// <summary>Bars that change with a slider.</summary>
    /// <exception cref="ArgumentException">A stop has no bar, or the stops differ in their number of parts.</exception>
    public static Figure Bars<T>(string title, Axis value, Axis category, Slider<T> slider)
        where T : IEnumerable<Bar> =>
        PlotSlider.Figure(slider.Select(frame => frame.ToArray()), bars => BarsPlot(title, value, category, bars), (bars, plot) => plot.Figure(title, Describe(value, bars), Data(value, category, bars)));

    private static List<string> PartNames(IReadOnlyList<Bar> bars) => [.. bars.SelectMany(bar => bar.Parts.Select(part => part.Name)).Distinct()];

    private static double PartOf(Bar bar, string name) => bar.Parts.Where(part => part.Name == name).Sum(part => part.Value);

    private static string Describe(Axis value, IReadOnlyList<Bar> bars) =>
        $"{value.Title}: " + string.Join(", ", bars.Select(bar => $"{bar.Label} {Number.Text(bar.Total)}")) + ".";

    private static Table Data(Axis value, Axis category, IReadOnlyList<Bar> bars)
    {
        var parts = PartNames(bars);
        return parts.Count == 1
            ? new([category.Title, value.Title], bars.Select(bar => new object?[] { bar.Label, bar.Total }))
            : new([category.Title, .. parts, value.Title], bars.Select(bar => (object?[])[bar.Label, .. parts.Select(part => (object?)PartOf(bar, part)), bar.Total]));
    }
}
