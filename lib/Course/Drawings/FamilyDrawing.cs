namespace Course;

/// <summary>The family of optimizers: who took what from whom, and how many numbers each keeps per parameter.</summary>
internal static class FamilyDrawing
{
    // Words begin to the right of the squares, and a card is wide enough for its words in the widest font.
    private const int Width = 192, Height = 54, Words = 28;

    private static readonly Member[] s_members =
    [
        new("SGD", 1951, "straight downhill", new Sgd(), 12, 250, []),
        new("Momentum", 1964, "a velocity", new Momentum(), 228, 130, ["SGD"]),
        new("Adagrad", 2011, "a rate per parameter", new Adagrad(), 228, 370, ["SGD"]),
        new("RMSprop", 2012, "… that forgets", new RmsProp(), 444, 310, ["Adagrad"]),
        new("Adadelta", 2012, "… in the right units", new Adadelta(), 444, 430, ["Adagrad"]),
        new("Adam", 2014, "both, bias-corrected", new Adam(), 660, 250, ["Momentum", "RMSprop"]),
        new("Lion", 2023, "only the sign", new Lion(), 876, 20, ["Momentum"]),
        new("AdamW", 2017, "decay beside the step", new AdamW(), 876, 86, ["Adam"]),
        new("NAdam", 2016, "looks ahead", new NAdam(), 876, 152, ["Adam"]),
        new("RAdam", 2019, "warms itself up", new RAdam(), 876, 218, ["Adam"]),
        new("Adamax", 2014, "the largest gradient", new Adamax(), 876, 284, ["Adam"]),
        new("AMSGrad", 2018, "keeps the largest v", new Adam { AmsGrad = true }, 876, 350, ["Adam"]),
        new("Yogi", 2018, "v grows slowly", new Yogi(), 876, 416, ["Adam"]),
        new("AdaBelief", 2020, "v around the mean", new AdaBelief(), 876, 482, ["Adam"]),
        new("Schedule-Free", 2024, "an average instead", new ScheduleFree(), 876, 548, ["Adam"]),
        new("Adafactor", 2018, "v of rows and columns", new Adafactor(), 876, 614, ["Adam"]),
        new("Muon", 2024, "a matrix as a whole", new Muon(), 444, 30, ["Momentum"]),
    ];

    /// <summary>The rules that stand in the drawing, some more than once with another option.</summary>
    public static IEnumerable<Optimizer> Rules => s_members.Select(member => member.Rule);

    public static Drawing Draw()
    {
        var page = new SvgPage(1080, 680, "The family of optimizers");
        foreach (var member in s_members)
        {
            foreach (var parent in member.From.Select(name => s_members.Single(m => m.Name == name)))
                page.Link(parent.X + Width, parent.Y + (Height / 2), member.X, member.Y + (Height / 2));
        }

        foreach (var member in s_members)
        {
            page.Box(member.X, member.Y, Width, Height, member.Rule is Adam { AmsGrad: false } ? "hub" : "card");
            for (var i = 0; i < member.Buffers; i++) page.Box(member.X + 11, member.Y + 12 + (11 * i), 8, 8, "a");
            page.Text(member.X + Words, member.Y + 22, member.Name, "bold");
            page.Text(member.X + Width - 8, member.Y + 22, $"{member.Year}", "small right");
            page.Text(member.X + Words, member.Y + 42, member.Idea, "small");
        }

        page.Box(12, 640, 324, 28, "card");
        page.Box(23, 650, 8, 8, "a");
        page.Text(12 + Words, 658, "one number kept for every parameter", "small");
        var description = "Who took what from whom. " + string.Join(" ", s_members.Select(m =>
            $"{m.Name} ({m.Year}{(m.From.Length > 0 ? $", from {string.Join(" and ", m.From)}" : "")}): {m.Idea.TrimStart('…', ' ')}, keeps {m.Buffers} per parameter."));
        return new("optimizers.svg", description, page.Svg(description));
    }

    private sealed record Member(string Name, int Year, string Idea, Optimizer Rule, int X, int Y, string[] From)
    {
        public long Buffers => Rule.StateBytes(1000, 1000) / 1_000_000 / sizeof(float); // of a matrix: its rows and columns alone are next to nothing
    }
}
