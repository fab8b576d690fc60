using System.Text.RegularExpressions;

namespace Lessons.Export;

/// <summary>A chart as a picture that needs no script, which lies beside the pages: what they print, and what there is to hand on.</summary>
/// <param name="Lesson">The lesson's name.</param>
/// <param name="Number">The chart's number in it.</param>
/// <param name="Chart">Its title, caption and description.</param>
/// <param name="Svg">The picture.</param>
internal sealed partial record Still(string Lesson, int Number, ChartHtml Chart, string Svg)
{
    /// <summary>Its file, from the folder of the pages: figures/05-adam-3.svg.</summary>
    public string File => $"figures/{Lesson}-{Number}.svg";

    /// <summary>The same as an address: a name may hold what an address may not.</summary>
    public string Address => $"figures/{Uri.EscapeDataString(Lesson)}-{Number}.svg";

    /// <summary>The picture on a page over many lessons, loaded when it comes near; its room is kept free until then.</summary>
    public string Picture() =>
        $"<img src=\"{Address}\" alt=\"{Html.Escape(Chart.Description)}\" loading=\"lazy\"{(Size().Match(Svg) is { Success: true, Value: var size } ? $" {size}" : "")}>\n";

    [GeneratedRegex("(?<=^<svg[^>]* )width=\"\\d+\" height=\"\\d+\"")]
    private static partial Regex Size();
}
