using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Lessons.Tests.Export;

/// <summary>The pages in a real browser, from disk, with the network off.</summary>
[Collection("pages")]
public sealed class PageTests(SamplePages samples)
{
    [BrowserTheory]
    [MemberData(nameof(SamplePages.All), MemberType = typeof(SamplePages))]
    public async Task Every_chart_and_formula_is_drawn_and_nothing_complains(string page)
    {
        await using var visit = await samples.Open(page);
        await visit.DrawAll();
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('.drawing')].filter(chart => !chart.querySelector('.main-svg .trace, .main-svg .hm')).length"));
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('main math')].map(math => math.getBoundingClientRect()).filter(box => box.width < 4 || box.height < 4).length"));
        await visit.Keep($"{page}-1280");
        Assert.Empty(visit.Complaints);
    }

    [BrowserTheory]
    [MemberData(nameof(SamplePages.Lessons), MemberType = typeof(SamplePages))]
    public async Task Every_slider_changes_its_chart_from_the_keyboard(string page)
    {
        await using var visit = await samples.Open(page);
        await visit.DrawAll();
        var sliders = await visit.Page.Locator(".slider input").AllAsync();
        Assert.Equal(2, sliders.Count);
        foreach (var slider in sliders)
        {
            var before = await Data(slider);
            await slider.FocusAsync();
            await slider.PressAsync("ArrowRight");
            await Assertions.Expect(slider).Not.ToHaveAttributeAsync("aria-valuetext", "");
            await visit.Page.WaitForTimeoutAsync(100);
            Assert.NotEqual(before, await Data(slider));
        }

        Assert.Equal("β = 0.95", await visit.Page.Locator(".slider output").First.TextContentAsync());
        Assert.Empty(visit.Complaints);

        static Task<string> Data(ILocator slider) => slider.EvaluateAsync<string>("input => JSON.stringify(input.closest('figure').querySelector('.drawing').data.map(t => t.z ?? t.y))");
    }

    [BrowserTheory]
    [MemberData(nameof(SamplePages.All), MemberType = typeof(SamplePages))]
    public async Task A_phone_shows_the_page_without_scrolling_sideways(string page)
    {
        await using var visit = await samples.Open(page, width: 390, height: 844);
        await visit.DrawAll();
        Assert.Equal(390, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await visit.Keep($"{page}-390");
        Assert.Empty(visit.Complaints);
    }

    [BrowserTheory]
    [InlineData("site/index.html", ColorScheme.Light)]
    [InlineData("site/index.html", ColorScheme.Dark)]
    [InlineData("site/figures.html", ColorScheme.Light)]
    [InlineData("site/figures.html", ColorScheme.Dark)]
    [InlineData("site/01-every-element.html", ColorScheme.Light)]
    [InlineData("site/01-every-element.html", ColorScheme.Dark)]
    public async Task Axe_finds_no_violation(string page, ColorScheme scheme)
    {
        await using var visit = await samples.Open(page, scheme: scheme);
        await visit.DrawAll();
        await visit.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
        var result = await visit.Page.RunAxe();
        Assert.Empty(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html} {Reason(node)}")));

        static string Reason(AxeResultNode node) => string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message));
    }

    [BrowserFact]
    public async Task Light_and_dark_follow_the_system_and_the_switch_and_the_charts_follow_them()
    {
        await using var visit = await samples.Open("site/01-every-element.html", scheme: ColorScheme.Dark);
        await visit.DrawAll();
        var (darkPaper, darkInk) = await Colours();
        await visit.Page.GetByText("Light / dark").ClickAsync();
        var (lightPaper, lightInk) = await Colours();
        Assert.NotEqual(darkPaper, lightPaper);
        Assert.NotEqual(darkInk, lightInk);
        await visit.Page.ReloadAsync();
        await visit.DrawAll();
        Assert.Equal((lightPaper, lightInk), await Colours());

        async Task<(string Paper, string Ink)> Colours()
        {
            await visit.Page.WaitForTimeoutAsync(150);
            return (await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"),
                await visit.Page.Locator(".drawing .xtick text").First.EvaluateAsync<string>("text => getComputedStyle(text).fill"));
        }
    }

    [BrowserTheory]
    [MemberData(nameof(SamplePages.Lessons), MemberType = typeof(SamplePages))]
    public async Task Paper_shows_every_chart_formula_and_line_of_code(string page)
    {
        await using var visit = await samples.Open(page, width: 700, scheme: ColorScheme.Dark);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.drawing')].every(chart => chart.drawn)");
        await visit.Page.WaitForTimeoutAsync(200);
        Assert.Equal(3, await visit.Page.Locator(".drawing .main-svg:visible").CountAsync() / 3);
        Assert.Equal("", await visit.Page.EvaluateAsync<string>("""
            () => [...document.querySelectorAll('main pre, main math, .drawing, main table')]
              .filter(box => !box.closest('.numbers'))
              .filter(box => box.getBoundingClientRect().height === 0 || (box.tagName === 'PRE' && (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)))
              .map(box => box.outerHTML.slice(0, 80)).join('\n')
            """));
        Assert.Equal("rgb(255, 254, 251)", await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Assertions.Expect(visit.Page.Locator("html")).Not.ToHaveClassAsync("printing");
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task The_button_copies_the_code_and_long_code_unfolds()
    {
        await using var visit = await samples.Open("site/01-every-element.html");
        var code = visit.Page.Locator(".codebox").First;
        await code.HoverAsync();
        await code.GetByText("Copy").ClickAsync();
        Assert.Equal("#r \"../lib/bin/Course.dll\"\nusing Course;", await visit.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        var folded = await visit.Page.Locator("pre.long").BoundingBoxAsync();
        await visit.Page.GetByText("Show all 36 lines").ClickAsync();
        Assert.Equal(0, await visit.Page.Locator("pre.long").CountAsync());
        Assert.True((await visit.Page.Locator("pre", new() { HasText = "Rule35" }).BoundingBoxAsync())!.Height > folded!.Height);
    }

    [BrowserFact]
    public async Task The_contents_follow_the_reading_position()
    {
        await using var visit = await samples.Open("site/01-every-element.html");
        await visit.DrawAll();
        foreach (var id in new[] { "the-box", "by-hand", "where-it-fails" })
        {
            await visit.Page.Locator($".contents a[href='#{id}']").ClickAsync();
            await Assertions.Expect(visit.Page.Locator(".contents a[aria-current]")).ToHaveAttributeAsync("href", $"#{id}");
        }
    }
}
