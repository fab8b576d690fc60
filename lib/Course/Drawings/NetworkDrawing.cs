namespace Course;

/// <summary>Backpropagation through one hidden layer: what goes forward, what comes back, and the gradient that is left behind.</summary>
internal static class NetworkDrawing
{
    private const double Width = 172, Height = 46, Gap = 26;

    // What a place of the network holds, the slope of the loss by it, and the gradient of the weights that lead to it.
    private static readonly Place[] s_places =
    [
        new("x: the features", "", ""),
        new("z = W₁x + b₁", "δz = δh (1 − h²)", "W₁: δz x, b₁: δz"),
        new("h = tanh z", "δh = δŷ W₂", ""),
        new("ŷ = W₂h + b₂", "δŷ = ŷ − y", "W₂: δŷ h, b₂: δŷ"),
        new("L = ½ (ŷ − y)²", "δL = 1", ""),
    ];

    public static Drawing Draw()
    {
        var page = new SvgPage(592, 412, "Backpropagation");
        string[] headers = ["forward", "back: the slopes", "the gradient"];
        for (var column = 0; column < headers.Length; column++) Card(page, column, -1, headers[column], "bold");
        for (var row = 0; row < s_places.Length; row++)
        {
            var (value, slope, gradient) = s_places[row];
            Card(page, 0, row, value);
            if (row > 0) page.Arrow(Middle(0), Top(row) - Gap + 3, Middle(0), Top(row) - 3);
            if (slope.Length > 0) Card(page, 1, row, slope);
            if (row > 1) page.Arrow(Middle(1), Top(row) - 3, Middle(1), Top(row) - Gap + 3);
            if (gradient.Length == 0) continue;
            Card(page, 2, row, gradient, box: "hub");
            page.Arrow(Left(2) - Gap + 3, Top(row) + (Height / 2), Left(2) - 3, Top(row) + (Height / 2));
        }

        page.Arrow(Left(1) - Gap + 3, Top(4) + (Height / 2), Left(1) - 3, Top(4) + (Height / 2));
        var description = "Forward, from top to bottom: " + string.Join("; ", s_places.Select(place => place.Value))
            + ". Back, from bottom to top, the slope δ of the loss by each: " + string.Join("; ", s_places.Reverse().Select(place => place.Slope).Where(slope => slope.Length > 0))
            + ". The gradient of a weight is the slope behind it times the value before it: " + string.Join("; ", s_places.Select(place => place.Gradient).Where(gradient => gradient.Length > 0)) + ".";
        return new("backpropagation.svg", description, page.Svg(description));
    }

    private static double Left(int column) => 12 + ((Width + Gap) * column);

    private static double Middle(int column) => Left(column) + (Width / 2);

    private static double Top(int row) => 60 + ((Height + Gap) * row);

    private static void Card(SvgPage page, int column, int row, string text, string words = "", string box = "card")
    {
        var (top, height) = row < 0 ? (8.0, 32.0) : (Top(row), Height);
        page.Box(Left(column), top, Width, height, box);
        page.Text(Middle(column), top + (height / 2) + 5, text, $"{words} middle".Trim());
    }

    private sealed record Place(string Value, string Slope, string Gradient);
}
