using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Course;

/// <summary>Draws maps: cells in the colours of a scale, and land in contours.</summary>
internal static class StillMap
{
    private const int Slices = 36;

    // plotly.js's Cividis, from low to high.
    private static readonly string[] s_cividis =
        ["00204c", "002a66", "00346e", "273f6c", "3c4a6b", "4c556b", "5b5f6d", "686a70", "757575", "838178", "928c78", "a19876", "b0a572", "c0b16d", "d1bf66", "e1cc5c", "f3db4f", "ffe945"];

    public static string Cells(StillTrace trace, StillAxis x, StillAxis y)
    {
        var cells = new StringBuilder();
        double low = trace.Parts.Number("zmin", 0), high = trace.Parts.Number("zmax", 1), wide = Math.Abs(x.Pixel(1) - x.Pixel(0)) - 1, tall = Math.Abs(y.Pixel(1) - y.Pixel(0)) - 1;
        var isScale = trace.Parts.Text("colorscale") == "Cividis";
        var shown = Numbers(trace).Select(cell => (X: x.Pixel(x.Place(trace.Values('x')[cell.Column])), Y: y.Pixel(y.Place(trace.Values('y')[cell.Row])), cell)).ToList();
        foreach (var shade in shown.GroupBy(at => isScale ? $"fill=\"{Shade(Share(at.cell.Z))}\"" : $"fill=\"{Theme.Grey}\" fill-opacity=\".35\"").OrderBy(group => group.Key, StringComparer.Ordinal))
            cells.Append($"<path {shade.Key} d=\"{string.Concat(shade.Select(at => $"{Polyline.Move((at.X - (wide / 2), at.Y - (tall / 2)))}h{Polyline.Short(wide)}v{Polyline.Short(tall)}h{Polyline.Short(-wide)}z"))}\"/>");
        if (trace.Parts.Text("texttemplate").Length == 0) return cells.ToString();
        foreach (var (left, top, cell) in shown)
            cells.Append($"<text class=\"m\" x=\"{Polyline.Short(left)}\" y=\"{Polyline.Short(top + 5)}\" style=\"fill:{(Share(cell.Z) < 0.6 ? "#fff" : "#111")}\">{Words.Escape($"{(trace.Parts.List("text")[cell.Row] as JsonArray)?[cell.Column]}")}</text>");
        return cells.ToString();

        double Share(double z) => high > low ? (z - low) / (high - low) : 0.5;
    }

    /// <summary>The scale of colours above the plot, with its numbers.</summary>
    public static string Scale(StillTrace trace, Box room)
    {
        double low = trace.Parts.Number("zmin", 0), high = trace.Parts.Number("zmax", 1), slice = room.Width / Slices;
        var bar = string.Concat(Enumerable.Range(0, Slices).Select(i => $"<path fill=\"{Shade((i + 0.5) / Slices)}\" d=\"{Polyline.Move((room.Left + (i * slice), room.Top + 22))}h{Polyline.Short(slice + 0.5)}v12h{Polyline.Short(-slice - 0.5)}z\"/>"));
        var title = $"<text class=\"m\" x=\"{Polyline.Short((room.Left + room.Right) / 2)}\" y=\"{Polyline.Short(room.Top + 14)}\">{Words.Escape(trace.Parts.Text("colorbar.title.text"))}</text>";
        return title + bar + string.Concat(trace.Parts.List("colorbar.tickvals").Zip(trace.Parts.List("colorbar.ticktext"), (at, text) =>
            $"<text class=\"m\" x=\"{Polyline.Short(room.Left + (room.Width * (high > low ? ((at.Number() ?? low) - low) / (high - low) : 0.5)))}\" y=\"{Polyline.Short(room.Top + 50)}\">{Words.Escape($"{text}")}</text>"));
    }

    /// <summary>A grey that lies upon itself once for each contour it is under, and the contours, by marching squares.</summary>
    public static string Contours(StillTrace trace, StillAxis x, StillAxis y, Box plot)
    {
        double[] across = [.. trace.Values('x').Select(value => x.Pixel(x.Place(value)))], up = [.. trace.Values('y').Select(value => y.Pixel(y.Place(value)))];
        if (across.Length < 2 || up.Length < 2) return "";
        double start = trace.Parts.Number("contours.start", 0), end = trace.Parts.Number("contours.end", 1), step = Math.Max(trace.Parts.Number("contours.size", 1), (end - start) / 40);
        var land = new MarchingSquares(across, up, Numbers(trace), end + step);
        var paths = new StringBuilder();
        int levels = (int)Math.Round((end - start) / step);
        for (var i = 1; i <= levels; i++)
        {
            var path = string.Concat(land.Below(start + (i * step)).Select(loop => Polyline.Closed(loop, plot, 400)));
            if (path.Length > 0) paths.Append($"<path d=\"{path}\"/>");
        }

        var share = 1 - Math.Pow(0.5, 1.0 / Math.Max(1, levels));
        return $"<g fill=\"{Theme.Grey}\" fill-rule=\"evenodd\" fill-opacity=\"{share.ToString("0.###", CultureInfo.InvariantCulture)}\" stroke=\"{Theme.Grey}\" stroke-opacity=\".45\" stroke-width=\".8\">{paths}</g>";
    }

    private static IEnumerable<(int Row, int Column, double Z)> Numbers(StillTrace trace) => trace.Values('z').SelectMany((row, i) =>
        ((row as JsonArray) ?? []).Select((z, j) => (i, j, z.Number() ?? double.NaN))).Where(cell => double.IsFinite(cell.Item3));

    private static string Shade(double share)
    {
        var at = Math.Clamp(double.IsFinite(share) ? share : 0, 0, 1) * (s_cividis.Length - 1);
        var (below, part) = ((int)Math.Min(at, s_cividis.Length - 2), at - Math.Min(Math.Floor(at), s_cividis.Length - 2));
        return "#" + string.Concat(Enumerable.Range(0, 3).Select(i => ((int)Math.Round(Channel(below, i) + (part * (Channel(below + 1, i) - Channel(below, i))))).ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static int Channel(int color, int i) => int.Parse(s_cividis[color].AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
