using System.Globalization;
using System.Text.RegularExpressions;

namespace Benchmarks;

/// <summary>The seconds that exporting the whole course takes with nothing cached, with everything cached, and lesson by lesson.</summary>
/// <param name="Cold">Seconds, as a reader waits: from the start of the tool to its end.</param>
/// <param name="Warm">The same again, with nothing changed.</param>
/// <param name="Lessons">Each lesson by itself: the seconds it runs, and the bytes of its page with the style and script it shares but without plotly.js.</param>
/// <param name="Failure">What the tool complained of; null if it made the pages.</param>
internal sealed partial record CourseExport(double Cold, double Warm, IReadOnlyList<(string Name, double Seconds, long? Bytes)> Lessons, string? Failure)
{
    /// <summary>Exports into a folder that is deleted again, with a cache that was empty, by the tool as it was built with this program.</summary>
    public static CourseExport Measure()
    {
        var folder = Directory.CreateTempSubdirectory("lessons-");
        try
        {
            var (cache, pages) = (Path.Combine(folder.FullName, "cache"), Path.Combine(folder.FullName, "pages"));
            var cold = Tool.Run(cache, "export", "--static", "--out", pages);
            var warm = Tool.Run(cache, "export", "--static", "--out", pages);
            var lessons = Lines().Matches(cold.Output).Select(line => line.Groups["name"].Value).Order(StringComparer.Ordinal)
                .Select(name => (name, Alone(cache, name), Bytes(pages, name))).ToList();
            return new(cold.Seconds, warm.Seconds, lessons, cold.Failure);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Alone(string cache, string name) => double.Parse(
        Lines().Match(Tool.Run(cache, "run", Path.Combine("notebooks", name + ".ipynb")).Output).Groups["seconds"].Value, CultureInfo.InvariantCulture);

    private static long? Bytes(string pages, string name) => File.Exists(Path.Combine(pages, name + ".html"))
        ? ((string[])[name + ".html", "style.css", "page.js"]).Sum(file => new FileInfo(Path.Combine(pages, file)).Length) : null;

    // The line that the tool writes for each lesson: ok    01-gradient-descent.ipynb             24 cells    5.2 s
    [GeneratedRegex(@"^(ok|FAIL) +(?<name>\S+)\.ipynb +\d+ cells +(?<seconds>[\d.]+) s", RegexOptions.Multiline)]
    private static partial Regex Lines();
}
