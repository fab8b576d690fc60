using System.Xml.Linq;
using Lessons.Storage;

namespace Course.Tests;

public sealed class DrawingTests
{
    public static TheoryData<string> Names => [.. Drawings.All.Select(drawing => drawing.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_picture_in_images_is_the_one_the_library_draws(string name)
    {
        var drawing = Drawings.All.Single(d => d.Name == name);
        var file = Path.Combine(Repository.Here.Root, "images", name);
        Assert.True(File.Exists(file) && File.ReadAllText(file) == drawing.Svg, $"images/{name} is stale. Draw it anew: dotnet run --project lib/Lessons -- images");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_says_in_words_what_it_shows(string name)
    {
        var drawing = Drawings.All.Single(d => d.Name == name);
        var svg = XElement.Parse(drawing.Svg);
        Assert.Equal(drawing.Description, svg.Element(svg.Name.Namespace + "desc")!.Value);
        Assert.Contains("prefers-color-scheme: dark", drawing.Svg, StringComparison.Ordinal);
    }

    [Fact]
    public void The_numbers_come_from_the_library()
    {
        var family = Drawings.All.Single(d => d.Name == "optimizers.svg").Description;
        Assert.Contains("SGD (1951): straight downhill, keeps 0 per parameter.", family, StringComparison.Ordinal);
        Assert.Contains("Adam (2014, from Momentum and RMSprop): both, bias-corrected, keeps 2 per parameter.", family, StringComparison.Ordinal);
        var zero = Drawings.All.Single(d => d.Name == "zero-stages.svg").Description;
        Assert.All(["120 GB", "31.4 GB", "16.6 GB", "1.9 GB"], gb => Assert.Contains(gb, zero, StringComparison.Ordinal));
    }
}
