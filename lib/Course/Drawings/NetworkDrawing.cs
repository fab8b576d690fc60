namespace Course;

/// <summary>Backpropagation through one hidden layer: what goes forward, what comes back, and the gradient that is left behind.</summary>
internal static class NetworkDrawing
{
    private const double Width = 184, Height = 60, Gap = 28;

    // What a place of the network holds, the slope of the loss by it, and the gradient of the weights that lead to it.
    private static readonly Place[] s_places =
    [
        new("x", "the features", "", ""),
        new("z", "W₁x + b₁", "δz = δh · (1 − h²)", "W₁: δz · x, b₁: δz"),
        new("h", "tanh z", "δh = δŷ · W₂", ""),
        new("ŷ", "W₂h + b₂", "δŷ = ŷ − y", "W₂: δŷ · h, b₂: δŷ"),
        new("L", "½ (ŷ − y)²", "how wrong?", ""),
    ];

    public static Drawing Draw()
    {
        var page = new SvgPage(1056, 300, "Backpropagation");
        for (var i = 0; i < s_places.Length; i++)
        {
            var (place, x) = (s_places[i], Left(i));
            page.Box(x, 12, Width, Height, "card");
            page.Text(x + (Width / 2), 37, place.Name, "bold middle");
            page.Text(x + (Width / 2), 58, place.Value, "small middle");
            if (i > 0) page.Arrow(Left(i) - Gap + 4, 42, Left(i) - 4);
            if (place.Slope.Length > 0) Card(page, x, 120, place.Slope, "card");
            if (i > 1) page.Arrow(Left(i) - 4, 150, Left(i) - Gap + 4);
            if (place.Gradient.Length == 0) continue;
            page.Link(x + (Width / 2), 120 + Height, x + (Width / 2), 228);
            Card(page, x, 228, place.Gradient, "hub");
        }

        Card(page, Left(0), 120, "back: slopes δ", "card");
        Card(page, Left(0), 228, "the gradient", "hub");
        var description = "Forward, from left to right: " + string.Join(", ", s_places.Select(place => $"{place.Name}: {place.Value}"))
            + ". Back, from right to left, the slope δ of the loss by each: " + string.Join(", ", s_places[1..^1].Reverse().Select(place => place.Slope))
            + ". The gradient of a weight is the slope behind it times the value before it: " + string.Join("; ", s_places.Where(place => place.Gradient.Length > 0).Select(place => place.Gradient)) + ".";
        return new("backpropagation.svg", description, page.Svg(description));
    }

    private static double Left(int place) => 12 + ((Width + Gap) * place);

    private static void Card(SvgPage page, double x, double y, string text, string kind)
    {
        page.Box(x, y, Width, Height, kind);
        page.Text(x + (Width / 2), y + 35, text, "middle");
    }

    private sealed record Place(string Name, string Value, string Slope, string Gradient);
}
