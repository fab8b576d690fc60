namespace Course;

/// <summary>The family of optimizers: who took what from whom, and how many numbers each keeps per parameter.</summary>
internal static class FamilyDrawing
{
    private const int Width = 180, Height = 54;

    private static readonly Member[] s_members =
    [
        new("SGD", 1951, "straight downhill", new Sgd(), 20, 250, []),
        new("Momentum", 1964, "a velocity", new Momentum(), 226, 130, ["SGD"]),
        new("Adagrad", 2011, "a rate per parameter", new Adagrad(), 226, 370, ["SGD"]),
        new("RMSprop", 2012, "… that forgets", new RmsProp(), 432, 310, ["Adagrad"]),
        new("Adadelta", 2012, "… in the right units", new Adadelta(), 432, 430, ["Adagrad"]),
        new("Adam", 2014, "both, bias-corrected", new Adam(), 638, 250, ["Momentum", "RMSprop"]),
        new("Lion", 2023, "only the sign", new Lion(), 844, 20, ["Momentum"]),
        new("AdamW", 2017, "decay beside the step", new AdamW(), 844, 86, ["Adam"]),
        new("NAdam", 2016, "looks ahead", new NAdam(), 844, 152, ["Adam"]),
        new("RAdam", 2019, "warms itself up", new RAdam(), 844, 218, ["Adam"]),
        new("Adamax", 2014, "the largest gradient", new Adamax(), 844, 284, ["Adam"]),
        new("AMSGrad", 2018, "keeps the largest v", new Adam { AmsGrad = true }, 844, 350, ["Adam"]),
        new("Yogi", 2018, "v grows slowly", new Yogi(), 844, 416, ["Adam"]),
        new("AdaBelief", 2020, "v around the mean", new AdaBelief(), 844, 482, ["Adam"]),
    ];

    /// <summary>The rules that stand in the drawing, some more than once with another option.</summary>
    public static IEnumerable<Optimizer> Rules => s_members.Select(member => member.Rule);

    public static Drawing Draw()
    {
        var page = new SvgPage(1044, 580, "The family of optimizers");
        foreach (var member in s_members)
        {
            foreach (var parent in member.From.Select(name => s_members.Single(m => m.Name == name)))
                page.Link(parent.X + Width, parent.Y + (Height / 2), member.X, member.Y + (Height / 2));
        }

        foreach (var member in s_members)
        {
            page.Box(member.X, member.Y, Width, Height, member.Rule is Adam { AmsGrad: false } ? "hub" : "card");
            page.Text(member.X + 12, member.Y + 22, member.Name, "bold");
            page.Text(member.X + Width - 12, member.Y + 22, $"{member.Year}", "small right");
            page.Text(member.X + 12, member.Y + 42, member.Idea, "small");
            for (var i = 0; i < member.Buffers; i++) page.Box(member.X + Width - 20 - (11 * i), member.Y + 34, 8, 8, "a");
        }

        page.Box(20, 548, 8, 8, "a");
        page.Text(36, 557, "one number kept for every parameter", "small");
        var description = "Who took what from whom. " + string.Join(" ", s_members.Select(m =>
            $"{m.Name} ({m.Year}{(m.From.Length > 0 ? $", from {string.Join(" and ", m.From)}" : "")}): {m.Idea.TrimStart('…', ' ')}, keeps {m.Buffers} per parameter."));
        return new("optimizers.svg", description, page.Svg(description));
    }

    private sealed record Member(string Name, int Year, string Idea, Optimizer Rule, int X, int Y, string[] From)
    {
        public long Buffers => Rule.StateBytes(1) / sizeof(float);
    }
}
