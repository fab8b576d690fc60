using System.Globalization;
using System.Net;
using System.Text;

namespace Course;

/// <summary>A sheet on which shapes and words are put, in the colours of the course, for light and for dark.</summary>
/// <remarks>
/// A front end shows the picture on its own paper, and its theme need not be the system's, which is all that a picture can ask for.
/// So the sheet is clear, lines have a grey that stands out from white and from black, and words stand on cards, which bring their own paper.
/// </remarks>
internal sealed class SvgPage(int width, int height, string title)
{
    private readonly StringBuilder _shapes = new();

    public void Box(double x, double y, double width, double height, string kind) => Add(
        $"<rect class=\"{kind}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{Math.Min(6, width / 6)}\"/>");

    public void Text(double x, double y, string text, string kind) => Add(
        $"<text class=\"{kind}\" x=\"{x}\" y=\"{y}\">{WebUtility.HtmlEncode(text)}</text>");

    /// <summary>A line that leaves to the right and arrives from the left.</summary>
    public void Link(double x1, double y1, double x2, double y2) => Add(
        $"<path class=\"link\" d=\"M{x1} {y1}C{(x1 + x2) / 2} {y1} {(x1 + x2) / 2} {y2} {x2} {y2}\"/>");

    /// <summary>A straight line with a head at its end.</summary>
    public void Arrow(double x1, double y1, double x2, double y2)
    {
        var length = Math.Sqrt(((x2 - x1) * (x2 - x1)) + ((y2 - y1) * (y2 - y1)));
        var (back, aside) = ((X: 6 * (x1 - x2) / length, Y: 6 * (y1 - y2) / length), (X: 5 * (y1 - y2) / length, Y: 5 * (x2 - x1) / length));
        Add($"<path class=\"link\" d=\"M{x1} {y1}L{x2} {y2}M{x2 + back.X + aside.X} {y2 + back.Y + aside.Y}L{x2} {y2}L{x2 + back.X - aside.X} {y2 + back.Y - aside.Y}\"/>");
    }

    public string Svg(string description) => $$"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{width}} {{height}}" role="img" aria-labelledby="t d">
        <title id="t">{{WebUtility.HtmlEncode(title)}}</title>
        <desc id="d">{{WebUtility.HtmlEncode(description)}}</desc>
        <style>
        svg { --card: #f6f4ee; --ink: {{Theme.Ink.Light}}; --quiet: #5c6066; --line: #b9b4a8; font-family: {{Theme.Font}}; }
        @media (prefers-color-scheme: dark) { svg { --card: #1d2126; --ink: {{Theme.Ink.Dark}}; --quiet: #a2a6ac; --line: #59616b; } }
        text { fill: var(--ink); font-size: 15px } .small { font-size: 12.5px; fill: var(--quiet) } .bold { font-weight: 650 }
        .right { text-anchor: end } .middle { text-anchor: middle } .big { font-size: 22px; font-weight: 650; text-anchor: end }
        .card { fill: var(--card); stroke: var(--line) } .hub { fill: var(--card); stroke: {{Theme.Palette[0]}}; stroke-width: 2.5 }
        .link { fill: none; stroke: {{Theme.Grey}}; stroke-width: 1.6 }
        .a { fill: {{Theme.Palette[0]}} } .b { fill: {{Theme.Palette[1]}} } .c { fill: {{Theme.Palette[2]}} } .gone { fill: none; stroke: var(--line); stroke-dasharray: 3 3 }
        </style>
        {{_shapes}}</svg>

        """.ReplaceLineEndings("\n");

    private void Add(FormattableString shape) => _shapes.Append(shape.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
