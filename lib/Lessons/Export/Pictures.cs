using System.Security.Cryptography;
using System.Text;
using Lessons.Notebooks;

namespace Lessons.Export;

/// <summary>A page per lesson that holds its first chart alone, for a browser to take a picture of.</summary>
public static class Pictures
{
    /// <summary>The pages.</summary>
    /// <param name="lessons">The executed notebooks; one without a chart has no picture.</param>
    /// <returns>For each the lesson's name, the page, and a key that changes when the chart does.</returns>
    /// <exception cref="ExportException">A cell cannot be shown.</exception>
    public static IReadOnlyList<(string Name, string Html, string Key)> Of(IReadOnlyList<NotebookFile> lessons)
    {
        ArgumentNullException.ThrowIfNull(lessons);
        var pages = new List<(string, string, string)>();
        var options = new SiteOptions { SingleFile = true };
        var addresses = new Addresses(lessons.Select(lesson => lesson.Path), singleFile: true);
        foreach (var file in lessons)
        {
            var lesson = LessonReader.Read(file, addresses, singleFile: true);
            if (lesson.Charts.Count == 0) continue;
            var chart = lesson.Charts[0].Picture();
            var page = new Frame(options, Assets.Plotly(Site.PlotlyAbove([lesson]))).Around(lesson.Name, "alone", charts: true, $"<main id=\"content\">{chart}</main>");
            pages.Add((lesson.Name, page, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(chart)))));
        }

        return pages;
    }

    /// <summary>The file of keys, a line for each picture in reading order: those given are new, and those of other lessons stay.</summary>
    public static string Keys(string before, IEnumerable<(string Name, string Html, string Key)> pictures)
    {
        ArgumentNullException.ThrowIfNull(before);
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in before.Split('\n', StringSplitOptions.RemoveEmptyEntries)) lines[line.Split(' ')[0]] = line;
        foreach (var (name, _, key) in pictures) lines[name] = $"{name} {key}";
        return string.Concat(lines.Values.Select(line => line + "\n"));
    }
}
