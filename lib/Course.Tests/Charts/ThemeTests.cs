using System.Globalization;

namespace Course.Tests;

public class ThemeTests
{
    public static TheoryData<string> Colors => [.. Theme.Palette, Theme.Grey];

    [Theory, MemberData(nameof(Colors))]
    public void Every_color_stands_out_from_white_and_from_near_black(string color)
    {
        Assert.True(Contrast(color, "#FFFFFF") >= 3, $"{color} on white: {Contrast(color, "#FFFFFF")}");
        Assert.True(Contrast(color, "#111111") >= 3, $"{color} on #111: {Contrast(color, "#111111")}");
    }

    [Fact]
    public void A_rule_keeps_its_style_in_every_chart()
    {
        var adam = Theme.For(["Adam"])[0];
        Assert.Equal(adam, Theme.For(["Sgd", "something", "Adam, α = 0.1"])[2]);
        Assert.NotEqual(adam, Theme.For(["AdamW"])[0]);
    }

    [Fact]
    public void Labels_of_one_chart_look_different()
    {
        string[] labels = ["Sgd", "Momentum", "Adagrad", "RmsProp", "Adadelta", "Adam", "AdamW", "Adam 2", "Adam 3", "other"];
        Assert.Equal(labels.Length, Theme.For(labels).Select(s => (s.Color, s.Dash)).Distinct().Count());
    }

    private static double Contrast(string a, string b)
    {
        double[] light = [Luminance(a), Luminance(b)];
        return (light.Max() + 0.05) / (light.Min() + 0.05);
    }

    private static double Luminance(string color)
    {
        double Channel(int at)
        {
            var value = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }
}
