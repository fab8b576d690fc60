namespace Course;

/// <summary>Colours, fonts and sizes of every chart, in one place.</summary>
/// <remarks>
/// The colours are Okabe and Ito's, which the colour-blind tell apart, with orange, sky blue and yellow darkened until each stands
/// out at least 3:1 from white and from near-black, so that one chart serves light and dark pages.
/// </remarks>
public static class Theme
{
    /// <summary>The colours, in the order in which lines without a colour of their own take them.</summary>
    public static IReadOnlyList<string> Palette { get; } =
        ["#0072B2", "#D55E00", "#009E73", "#BE6A99", "#B98000", "#2E96D3", "#958800", "#8A6FD1"];

    /// <summary>The grey of grids, marks and what stays in the background.</summary>
    public const string Grey = "#808080";

    /// <summary>The colour of words, on light paper and on dark, where a picture brings its paper along.</summary>
    internal static (string Light, string Dark) Ink => ("#1f2328", "#e4e2dc");

    /// <summary>The paper that such a picture brings along.</summary>
    internal static (string Light, string Dark) Paper => ("#ffffff", "#15181c");

    /// <summary>The font of all text in a chart.</summary>
    public const string Font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

    /// <summary>The size of all text in a chart, in pixels.</summary>
    public const int FontSize = 15;

    /// <summary>The width of a line, in pixels.</summary>
    public const double LineWidth = 2.5;

    private static readonly string[] s_markers = ["circle", "square", "diamond", "triangle-up", "cross", "star", "x", "hexagon"];

    private static readonly string[] s_dashes = ["solid", "dash", "dot", "dashdot"];

    private static readonly Style[] s_others = [.. Enumerable.Range(0, Palette.Count * s_dashes.Length).Select(i =>
        new Style(Palette[i % Palette.Count], s_dashes[(i + (i / Palette.Count)) % s_dashes.Length], s_markers[i % s_markers.Length]))];

    // In the order of the course; a longer name stands for itself, not for the rule it begins with.
    private static readonly Dictionary<string, Style> s_rules = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(Sgd)] = new(Grey, "solid", "circle"),
        [nameof(Momentum)] = new(Palette[4], "dash", "square"),
        [nameof(Momentum.Nesterov)] = new(Palette[4], "dot", "triangle-down"),
        [nameof(Adagrad)] = new(Palette[2], "dashdot", "diamond"),
        [nameof(RmsProp)] = new(Palette[3], "longdash", "triangle-up"),
        [nameof(Adadelta)] = new(Palette[6], "longdashdot", "cross"),
        [nameof(Adam)] = new(Palette[0], "solid", "star"),
        [nameof(AdamW)] = new(Palette[1], "dash", "x"),
        [nameof(Adam.AmsGrad)] = new(Palette[7], "dot", "hexagon"),
        [nameof(Adamax)] = new(Palette[2], "dot", "star"),
        [nameof(NAdam)] = new(Palette[5], "dot", "star"),
        [nameof(RAdam)] = new(Palette[3], "dot", "star"),
        [nameof(Lion)] = new(Palette[7], "dashdot", "circle"),
        [nameof(AdaBelief)] = new(Palette[4], "dashdot", "diamond"),
        [nameof(Yogi)] = new(Palette[6], "dot", "hexagon"),
        [nameof(Muon)] = new(Palette[2], "solid", "square"),
        [nameof(ScheduleFree)] = new(Palette[3], "solid", "diamond"),
        [nameof(Adafactor)] = new(Palette[5], "dash", "cross"),
    };

    /// <summary>The names of what has a style of its own.</summary>
    internal static IReadOnlyCollection<string> Rules => s_rules.Keys;

    /// <summary>The style of each label: a rule's name keeps its style in every chart, the others take what is left, in order.</summary>
    /// <remarks>A label belongs to the rule it begins with; where two labels belong to one rule, the first keeps its style.</remarks>
    public static IReadOnlyList<Style> For(IReadOnlyList<string> labels)
    {
        var own = labels.Select(RuleOf).ToArray();
        for (var i = 0; i < own.Length; i++)
        {
            if (own[i] is not null && Array.IndexOf(own, own[i]) < i) own[i] = null;
        }

        var free = new Queue<Style>(s_others
            .Where(style => own.All(o => o?.Color != style.Color || o.Dash != style.Dash))
            .OrderBy(style => own.Any(o => o?.Color == style.Color)));
        return [.. own.Select(style => style ?? Next())];

        Style Next()
        {
            var style = free.Dequeue();
            free.Enqueue(style);
            return style;
        }
    }

    private static Style? RuleOf(string label)
    {
        var word = new string([.. label.TakeWhile(char.IsLetter)]);
        return s_rules.GetValueOrDefault(word);
    }
}
