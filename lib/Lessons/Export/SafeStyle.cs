using System.Text.RegularExpressions;

namespace Lessons.Export;

/// <summary>What of an author's style may stand on a page: how the element itself looks, not where it lies, and nothing that loads.</summary>
internal static partial class SafeStyle
{
    // These are the page's own: its script looks for them, or its style lays them over other things.
    private static readonly HashSet<string> s_reserved =
        ("ahead alone bar black body cell chart clear clock code codebox contents copy count course course-map cover deck drawing finder fold heading hidden input kept keys late lesson "
        + "long map measuring next numbers outputs overview page pager pages picture place places position presenting printing reading sheet shown skip slide slider stage symbol symbols take tally teacher-note tight title told tools typed unseen where").Split(' ').ToHashSet();

    /// <summary>The declarations of a style attribute that are harmless.</summary>
    public static string Declarations(string style) => string.Join("; ", Comment().Replace(style, "").Split(';').Select(part => part.Trim()).Where(IsHarmless));

    /// <summary>The classes that are not the page's own.</summary>
    public static string Classes(string classes) => string.Join(' ', classes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(name => !s_reserved.Contains(name)));

    private static bool IsHarmless(string declaration) => Declaration().Match(declaration) is { Success: true } match
        && !Loading().IsMatch(match.Groups["value"].Value)
        && !(match.Groups["name"].Value.StartsWith("margin", StringComparison.OrdinalIgnoreCase) && match.Groups["value"].Value.Contains('-', StringComparison.Ordinal));

    [GeneratedRegex(@"/\*.*?(\*/|$)", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"^(?<name>background|background-color|border[a-z-]*|box-shadow|caption-side|clear|color|columns?|column-gap|direction|display|dominant-baseline|empty-cells|fill|fill-[a-z]+|flex[a-z-]*|float|font[a-z-]*|gap|grid[a-z-]*|height|justify-[a-z]+|align-[a-z]+|letter-spacing|line-height|list-style[a-z-]*|margin[a-z-]*|max-[a-z]+|min-[a-z]+|opacity|outline[a-z-]*|overflow[a-z-]*|padding[a-z-]*|row-gap|shape-rendering|stop-[a-z]+|stroke[a-z-]*|table-layout|tab-size|text-[a-z-]+|transform-origin|unicode-bidi|vertical-align|visibility|white-space|width|word-[a-z]+|writing-mode)\s*:\s*(?<value>[^{}<>]+)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"url|image|src\s*\(|expression|element\s*\(|paint\s*\(|@|\\|var\s*\(|attr\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Loading();
}
